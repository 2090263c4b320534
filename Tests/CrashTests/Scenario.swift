import ControlPlane
import Domain
import Simulation
import Vault

/// A cluster made and removed, with one thing going wrong, or many.
struct Scenario: Sendable {
    let kind: GroundKind
    let draft: ClusterDraft
    let rootKey: RootKeyFile
    let seed: UInt64
    var isTraced = false

    /// Where the program dies.
    struct Cell: Sendable {
        enum Stage: String, Sendable, CaseIterable { case create, delete }
        /// What follows the death.
        enum Sequel: String, Sendable { case goOn, deleteAtOnce }

        let stage: Stage
        let sequel: Sequel
        let hour: Int
        let moment: Mortality.Moment
        /// The call or write at which it is.
        let name: String
    }

    /// An undisturbed run: what there is when the cluster runs, and every moment of its life.
    struct Course: Sendable {
        let inventory: [String]
        let creation: [String]
        let removal: [String]
        /// What can be done to the account from outside, by name.
        let mischief: [String]
        let minutes: Double
    }

    func course() async throws -> Course {
        let trial = try Trial(on: kind, .init(seed: seed), rootKey: rootKey)
        try await trial.addCredential()
        let begin = trial.clock.now
        let before = trial.mortality.count
        try await trial.create(draft)
        guard try await trial.reach(.running, of: draft.name) else { throw Stuck("an undisturbed cluster never ran") }
        let minutes = trial.clock.now.timeIntervalSince(begin) / 60
        let inventory = trial.inventory()
        let between = trial.mortality.count
        try await trial.delete(draft.name)
        guard try await trial.reach(.deleted, of: draft.name) else {
            throw Stuck("an undisturbed removal never ended: \(await trial.words(of: draft.name))")
        }
        let left = trial.inventory()
        guard left.isEmpty else { throw Stuck("an undisturbed removal left \(left.joined(separator: ", "))") }
        let names = trial.mortality.names
        return Course(
            inventory: inventory, creation: Array(names[before..<between]), removal: Array(names[between...]),
            mischief: trial.ground.mischief.map(\.name), minutes: minutes)
    }

    /// One death, and what became of everything.
    func run(_ cell: Cell, against course: Course) async -> Verdict {
        await judge { verdict in
            let trial = try Trial(on: kind, .init(seed: seed), rootKey: rootKey)
            try await trial.addCredential()
            if cell.stage == .create { trial.mortality.die(at: cell.hour, cell.moment) }
            try await trial.create(draft)
            if cell.sequel == .goOn {
                guard try await trial.reach(.running, of: draft.name) else { throw Stuck("it never ran again") }
                verdict.compare(trial.inventory(), with: course.inventory)
            } else {
                try await trial.live(while: { !trial.hasDied })
            }
            if cell.stage == .delete { trial.mortality.die(at: cell.hour, cell.moment) }
            try await finish(trial, &verdict)
        }
    }

    /// One thing going wrong at one call, and what became of everything.
    func run(_ strike: Strike, against course: Course) async -> Verdict {
        await judge { verdict in
            let mishap = Mishap()
            var conditions = Ground.Conditions(seed: seed)
            if case .fault = strike.what {
                // So slow to show what is new that the next look comes too early.
                conditions.lag = .seconds(40)
                conditions.faults = mishap.faults
            }
            let trial = try Trial(on: kind, conditions, rootKey: rootKey)
            try await trial.addCredential()
            func begin() {
                switch strike.what {
                case .fault(let kind): mishap.strike(at: strike.number, kind)
                case .mischief(let name): trial.lay(name, at: strike.number)
                }
            }
            if strike.stage == .create { begin() }
            try await trial.create(draft)
            guard try await trial.reach(.running, of: draft.name) else { throw Stuck("it never ran") }
            verdict.compare(trial.inventory(), with: course.inventory)
            if strike.stage == .delete { begin() }
            try await finish(trial, &verdict)
        }
    }

    /// Many things going wrong at moments that a seed decides.
    func runInWeather(against course: Course) async -> Verdict {
        await judge { verdict in
            let weather = Weather(seed: seed)
            let trial = try Trial(
                on: kind, .init(seed: seed, lag: weather.lag, haste: weather.haste, faults: weather.faults),
                rootKey: rootKey, mortality: weather.mortality(_:), isTraced: isTraced)
            weather.attach(trial.clock)
            try await trial.addCredential()
            try await trial.create(draft)
            if weather.changesMind {
                try await trial.live(while: { trial.mortality.count <= weather.patience })
            } else {
                guard try await trial.reach(.running, of: draft.name) else { throw Stuck("it never ran") }
                verdict.compare(trial.inventory(), with: course.inventory)
            }
            try await finish(trial, &verdict)
        }
    }

    private func finish(_ trial: Trial, _ verdict: inout Verdict) async throws {
        try await trial.delete(draft.name)
        guard try await trial.reach(.deleted, of: draft.name) else {
            throw Stuck("the removal never ended: \(await trial.words(of: draft.name))")
        }
        verdict.orphans += trial.inventory()
        verdict.foreign += trial.missingBystanders()
        verdict.lost += try await trial.extraClusters(besides: draft.name)
    }

    private func judge(_ body: (inout Verdict) async throws -> Void) async -> Verdict {
        var verdict = Verdict()
        do {
            try await body(&verdict)
        } catch let stuck as Stuck {
            verdict.stuck = stuck.reason
        } catch {
            verdict.trouble = "\(error)"
        }
        return verdict
    }
}

extension Trial {
    var hasDied: Bool { mortality.deaths > 0 }

    /// How the cluster says that it is, for a line about a trial that did not end.
    func words(of name: String) async -> String {
        let view = try? await insist { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace, as: .tester)
            return try await controlPlane.clusters(in: workspace.id, includingDeleted: true, as: .tester).last
        }
        guard let view else { return "no such cluster" }
        let open = view.steps.filter { $0.state != .gone && $0.state != .ready }.prefix(3).map {
            "\($0.name): \($0.text)"
        }
        return ([view.phase.rawValue, view.problem?.summary ?? ""] + open).joined(separator: " | ")
    }

    /// Clusters that nobody asked for: a request that was carried out twice.
    func extraClusters(besides name: String) async throws -> Int {
        try await insist { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace, as: .tester)
            let all = try await controlPlane.clusters(in: workspace.id, includingDeleted: true, as: .tester)
            return abs(all.count - 1)
        }
    }
}
