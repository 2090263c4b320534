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
    let kind: GroundKind
    let ground: Ground
    let mortality: Mortality
    let program = Locked<Program?>(nil)
    let database: SQLite
    private let dice: Dice
    private let rootKey: RootKeyFile
    /// How many times as densely the program looks.
    private let pace: Double
    private let starts = Locked(0)
    private let trace: Trace?
    private let ambush = Ambush()
    /// What a person is going to enter as the credential, and when.
    private let errand = Locked<(date: Date, fields: [String: Secret])?>(nil)

    /// What is not the program's and has to outlive everything it does.
    let bystanders: [String]

    /// - Parameters:
    ///   - conditions: the seed among them, of everything that is left to chance: ids, and what the simulator does
    ///     differently each time.
    ///   - rootKey: shared by the trials of one process; what a start does to it is tested with the vault.
    ///   - isTraced: whether every call and every death is printed.
    init(
        on kind: GroundKind, _ conditions: Ground.Conditions, rootKey: RootKeyFile, pace: Double = 1,
        mortality: (VirtualClock) -> Mortality = { _ in Mortality() }, isTraced: Bool = false
    ) throws {
        dice = Dice(seed: conditions.seed)
        self.rootKey = rootKey
        self.pace = pace
        self.mortality = mortality(clock)
        self.kind = kind
        ground = kind.open(clock, conditions)
        trace = isTraced ? Trace(ground, clock: clock) : nil
        database = try SQLite(inMemoryWithPageLimit: nil)
        bystanders = ground.cloud.inventory()
    }

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
        trace?.say("life \(number) begins")
        let store = try await Store(MortalDatabase(database: database, mortality: mortality))
        let door = ambush.transport(trace?.transport ?? ground.cloud.transport)
        let transport = ControlPlane.leased(mortality.transport(door))
        let dice = dice
        let ground = ground
        let time = Time(now: clock.time.now, sleep: clock.time.sleep, pace: pace)
        let controlPlane = try await ControlPlane.open(
            store, rootKey: rootKey, time: time, random: Randomness { UInt8(truncatingIfNeeded: dice.next()) }
        ) { installation in
            [ground.provider(installation, .init(transport: transport, time: time, random: { dice.share() }))]
        }
        try await store.write { try $0.freeEveryLease() }
        let program = Program(
            controlPlane: controlPlane, loop: Loop(controlPlane, holder: "program-\(number)", limit: 4))
        self.program.withLock { $0 = program }
        return program
    }

    /// Lets something be done to the account just before the `number`-th call from now.
    func lay(_ name: String, at number: Int) {
        guard let mischief = ground.mischief.first(where: { $0.name == name }) else { return }
        ambush.lay(at: number, mischief)
    }

    /// A person who has to enter another credential comes back from lunch.
    private func runErrand(through controlPlane: ControlPlane) async throws {
        if let fields = ambush.takeRemedy() { errand.withLock { $0 = (clock.now + .minutes(25), fields) } }
        guard let due = errand.withLock({ $0 }), due.date <= clock.now else { return }
        let workspace = try await controlPlane.workspace(called: Self.workspace, as: .tester)
        _ = try await controlPlane.editCredential(
            "account", CredentialChange(fields: due.fields), in: workspace.id, as: .tester)
        errand.withLock { $0 = nil }
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
    ///
    /// It looks only while nothing is about to happen, which is when something may have been reached.
    func run(
        until isReached: @Sendable (ControlPlane) async throws -> Bool, within limit: Duration = .minutes(12 * 60)
    ) async throws -> Bool {
        let clock = clock
        return try await live(
            within: limit,
            until: { program, next in
                let isBusy = next.map { $0 < clock.now + .seconds(20) } ?? false
                return try await !isBusy ? isReached(program.controlPlane) : false
            })
    }

    /// Lets time pass, life after life, until `isOver` after one of the loop's steps. Returns whether it ever was.
    /// - Parameters:
    ///   - goesOn: is asked before each step, and after each death.
    ///   - isOver: is told when the next step is due.
    @discardableResult
    func live(
        within limit: Duration = .minutes(12 * 60), while goesOn: @Sendable () -> Bool = { true },
        until isOver: @Sendable (Program, Date?) async throws -> Bool = { _, _ in false }
    ) async throws -> Bool {
        let end = clock.now + limit
        while clock.now < end, goesOn() {
            do {
                let program = try await start()
                try await runErrand(through: program.controlPlane)
                let next = try await program.loop.step()
                if try await isOver(program, next) { return true }
                // Where nothing will ever be due, time alone brings nothing.
                guard let next else { return false }
                clock.advance(to: max(next, clock.now + .milliseconds(1)))
            } catch {
                guard error is Death || mortality.isDead else { throw error }
                clock.advance(by: .seconds(1))
            }
        }
        return false
    }
}
