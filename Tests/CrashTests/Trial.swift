import AWS
import AWSSimulator
import Cloud
import ControlPlane
import Domain
import Foundation
import Simulation
import Store
import Vault

/// One installation, one simulated account, and a program that may die at any moment and is started again.
final class Trial: Sendable {
    let clock = VirtualClock()
    let cloud: AWSSimulator
    let mortality: Mortality
    let program = Locked<Program?>(nil)
    let database: SQLite
    private let dice: Dice
    private let key: AccessKey
    private let rootKey: RootKeyFile
    private let starts = Locked(0)

    /// What is not the program's and has to outlive everything it does.
    let bystanders: [String]

    /// - Parameters:
    ///   - seed: of everything that is left to chance: ids, and what the simulator does differently each time.
    ///   - rootKey: shared by the trials of one process; what a start does to it is tested with the vault.
    init(
        seed: UInt64, rootKey: RootKeyFile, lag: Duration = .seconds(3), haste: Double = 20,
        mortality: (VirtualClock) -> Mortality = { _ in Mortality() }, faults: Faults? = nil
    ) throws {
        dice = Dice(seed: seed)
        self.rootKey = rootKey
        self.mortality = mortality(clock)
        let clock = clock
        cloud = AWSSimulator(clock: { clock.now }, lag: lag, haste: haste, seed: seed, faults: faults)
        database = try SQLite(inMemoryWithPageLimit: nil)
        key = cloud.makeUser("byoc", policy: Self.policy)
        cloud.placeBystanders(region: "eu-central-1")
        bystanders = cloud.inventory()
    }

    private static let policy: String = {
        let aws = AWS(installation: "", transport: { _ in throw NoAnswer("nobody asks") }, time: VirtualClock().time)
        return aws.documents.first { $0.name == "policy" }?.text ?? ""
    }()

    /// One life of the program.
    struct Program: Sendable {
        let controlPlane: ControlPlane
        let loop: Loop
    }

    /// Starts the program, as `freehold serve` does, as often as it takes.
    func start() async throws -> Program {
        if let program = program.withLock({ $0 }), !mortality.isDead { return program }
        while true {
            mortality.revive()
            do { return try await open() } catch is Death { clock.advance(by: .seconds(1)) }
        }
    }

    private func open() async throws -> Program {
        let number = starts.withLock { starts in
            starts += 1
            return starts
        }
        let store = try await Store(MortalDatabase(database: database, mortality: mortality))
        let transport = ControlPlane.leased(mortality.transport(cloud.transport))
        let dice = dice
        let controlPlane = try await ControlPlane.open(
            store, rootKey: rootKey, time: clock.time, random: Randomness { UInt8(truncatingIfNeeded: dice.next()) }
        ) { [clock] installation in
            [AWS(installation: installation, transport: transport, time: clock.time, random: { dice.share() })]
        }
        try await store.write { try $0.freeEveryLease() }
        let program = Program(
            controlPlane: controlPlane, loop: Loop(controlPlane, holder: "program-\(number)", limit: 4))
        self.program.withLock { $0 = program }
        return program
    }

    /// Does `body` again in each next life until it is answered, as a person would.
    func insist<Answer: Sendable>(
        _ body: @Sendable (ControlPlane) async throws -> Answer
    ) async throws -> Answer {
        while true {
            do {
                return try await body(start().controlPlane)
            } catch is Death {
                clock.advance(by: .seconds(1))
            }
        }
    }

    /// Lets time pass until `isReached`, and says how it went.
    func run(
        until isReached: @Sendable (ControlPlane) async throws -> Bool, within limit: Duration = .minutes(12 * 60)
    ) async throws -> Bool {
        let end = clock.now + limit
        while clock.now < end {
            do {
                let program = try await start()
                let next = try await program.loop.step()
                let isBusy = next.map { $0 < clock.now + .seconds(20) } ?? false
                if !isBusy, try await isReached(program.controlPlane) { return true }
                // Where nothing will ever be due, time alone brings nothing.
                guard let next else { return false }
                clock.advance(to: max(next, clock.now + .milliseconds(1)))
            } catch is Death {
                clock.advance(by: .seconds(1))
            } catch  where mortality.isDead {
                clock.advance(by: .seconds(1))
            }
        }
        return false
    }
}

extension Trial {
    /// Lets time pass until `isOver`, whatever the cluster is by then.
    func runLong(enough isOver: @Sendable () -> Bool) async throws {
        while !isOver() {
            do {
                guard let next = try await start().loop.step() else { return }
                clock.advance(to: max(next, clock.now + .milliseconds(1)))
            } catch is Death {
                clock.advance(by: .seconds(1))
            } catch  where mortality.isDead {
                clock.advance(by: .seconds(1))
            }
            if clock.now > Self.endOfDay { return }
        }
    }

    private static let endOfDay = VirtualClock().now + .minutes(12 * 60)

    static let workspace = "default"

    func addCredential() async throws {
        let key = key
        try await insist { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace)
            if try await controlPlane.credentials(in: workspace.id).isEmpty {
                _ = try await controlPlane.addCredential(
                    CredentialDraft(
                        name: "account", provider: "aws",
                        fields: ["accessKeyID": Secret(key.id), "secretAccessKey": Secret(key.secret)]),
                    in: workspace.id, as: .tester)
            }
        }
        let isReady = try await run { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace)
            return try await controlPlane.credential("account", in: workspace.id).phase == .ready
        }
        guard isReady else { throw Stuck("the credential never became ready") }
    }

    /// Asks for the cluster, and returns once it is taken on.
    func create(_ draft: ClusterDraft) async throws {
        try await insist { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace)
            _ = try await controlPlane.createCluster(draft, in: workspace.id, as: .tester, key: "create-1")
        }
    }

    func delete(_ name: String) async throws {
        try await insist { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace)
            let clusters = try await controlPlane.clusters(in: workspace.id)
            guard clusters.contains(where: { $0.cluster.goal == .present }) else { return }
            _ = try await controlPlane.deleteCluster(name, confirmation: name, in: workspace.id, as: .tester)
        }
    }

    func reach(_ phase: Phase, of name: String) async throws -> Bool {
        let observer = try await Store(database)
        return try await run { _ in
            try await observer.read { transaction in
                guard let workspace = try transaction.workspaces().first else { return false }
                return try transaction.cluster(called: name, in: workspace.id)?.standing.phase == phase
            }
        }
    }

    /// What the program made, with the owner's id left out, so that two runs compare.
    func inventory() -> [String] {
        var rest = cloud.inventory()
        for bystander in bystanders {
            if let index = rest.firstIndex(of: bystander) { rest.remove(at: index) }
        }
        return rest.map { $0.replacing(/fh-[a-z0-9-]+?-[a-z][a-z0-9]{9}(?![a-z0-9])/, with: "fh-*") }.sorted()
    }

    /// Bystanders that are not there any more.
    func missingBystanders() -> [String] {
        var present = cloud.inventory()
        return bystanders.filter { bystander in
            guard let index = present.firstIndex(of: bystander) else { return true }
            present.remove(at: index)
            return false
        }
    }
}

extension Caller {
    static let tester = Caller(id: "tester", name: "tester")
}

struct Stuck: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}
