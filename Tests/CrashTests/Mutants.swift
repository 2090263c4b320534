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
            let draft = try bench.draft()
            let course = try await onLane { try await Scenario(draft: draft, rootKey: rootKey, seed: 1).course() }
            var caught = 0
            for bug in Planted.allCases {
                let shown = await Planted.$current.withValue(bug) { await hunt(draft, rootKey, course) }
                if shown != nil { caught += 1 }
                print("\(shown == nil ? "✗ missed" : "✓ caught")  \(bug.rawValue)\(shown.map { "  (\($0))" } ?? "")")
            }
            print("\(caught) of \(Planted.allCases.count) planted bugs caught")
            if caught < Planted.allCases.count { throw ExitCode(1) }
        }
    }

    /// What gave the bug away, or nil.
    private func hunt(_ draft: ClusterDraft, _ rootKey: RootKeyFile, _ course: Scenario.Course) async -> String? {
        let scenario = Scenario(draft: draft, rootKey: rootKey, seed: 1)
        for cell in course.cells(every: 1).prefix(24) {
            let verdict = await scenario.run(cell, against: course)
            if !verdict.isClean { return "\(cell.row), \(verdict.words)" }
        }
        for seed in 1...UInt64(seeds) {
            let verdict = await Scenario(draft: draft, rootKey: rootKey, seed: seed).runInWeather(against: course)
            if !verdict.isClean { return "seed \(seed), \(verdict.words)" }
        }
        return nil
    }
}
