import ArgumentParser
import ControlPlane
import Domain
import Simulation
import Vault

/// Switches one bug of ours on at a time and looks whether the trials notice.
struct Mutants: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "See that planted bugs are caught.")
    @OptionGroup var bench: Bench
    @Option(help: "Random trials for each bug, once single deaths have not shown it.") var seeds = 200

    func run() async throws {
        try await bench.withRootKey { rootKey in
            let cloud = bench.cloud ?? .aws
            let scenario = Scenario(kind: cloud, draft: try bench.draft(on: cloud), rootKey: rootKey, seed: 1)
            let course = try await onLane { try await scenario.course() }
            var caught = 0
            for bug in Planted.allCases {
                let shown = await Planted.$current.withValue(bug) { await hunt(scenario, course) }
                if shown != nil { caught += 1 }
                print("\(shown == nil ? "✗ missed" : "✓ caught")  \(bug.rawValue)\(shown.map { "  (\($0))" } ?? "")")
            }
            print("\(caught) of \(Planted.allCases.count) planted bugs caught")
            if caught < Planted.allCases.count { throw ExitCode(1) }
        }
    }

    /// What gave the bug away, or nil.
    private func hunt(_ scenario: Scenario, _ course: Scenario.Course) async -> String? {
        for cell in course.cells(every: 1).prefix(24) {
            let verdict = await scenario.run(cell, against: course)
            if !verdict.isClean { return "\(cell.row), \(verdict.words)" }
        }
        for strike in course.silentCreates {
            let verdict = await scenario.run(strike, against: course)
            if !verdict.isClean { return "\(strike.stage), \(strike.what), \(verdict.words)" }
        }
        for seed in 1...UInt64(seeds) {
            let other = Scenario(kind: scenario.kind, draft: scenario.draft, rootKey: scenario.rootKey, seed: seed)
            let verdict = await other.runInWeather(against: course)
            if !verdict.isClean { return "seed \(seed), \(verdict.words)" }
        }
        return nil
    }
}
