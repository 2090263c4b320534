import ArgumentParser
import ControlPlane
import Domain
import Simulation
import Vault

/// How much longer a cluster takes than the clouds do: looking costs calls, so we look late.
struct Makespan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare a create and a delete with those of a program that looks thirty times as often.")
    @OptionGroup var bench: Bench
    @Option(help: "How many simulated accounts, each with its own durations.") var seeds = 5

    func run() async throws {
        try await bench.withRootKey { rootKey in
            for cloud in bench.clouds {
                let draft = try bench.draft(on: cloud)
                for seed in 1...UInt64(seeds) {
                    func minutes(pace: Double) async throws -> Minutes {
                        try await onLane { try await measure(draft, on: cloud, rootKey, seed: seed, pace: pace) }
                    }
                    let (usual, ideal) = (try await minutes(pace: 1), try await minutes(pace: 30))
                    print(
                        "\(cloud), account \(seed): create \(Self.line(usual.create, ideal.create)), "
                            + "delete \(Self.line(usual.delete, ideal.delete))")
                }
            }
        }
    }

    private static func line(_ usual: Double, _ ideal: Double) -> String {
        let ratio = (usual / ideal * 1000).rounded() / 1000
        return "\(Int(usual.rounded())) min, makespan ÷ critical path \(ratio)"
    }

    private typealias Minutes = (create: Double, delete: Double)

    private func measure(
        _ draft: ClusterDraft, on cloud: GroundKind, _ rootKey: RootKeyFile, seed: UInt64, pace: Double
    ) async throws -> Minutes {
        let trial = try Trial(on: cloud, .init(seed: seed, haste: 1), rootKey: rootKey, pace: pace)
        try await trial.addCredential()
        let begin = trial.clock.now
        try await trial.create(draft)
        guard try await trial.reach(.running, of: draft.name) else { throw Stuck("it never ran") }
        let middle = trial.clock.now
        try await trial.delete(draft.name)
        guard try await trial.reach(.deleted, of: draft.name) else { throw Stuck("it was never gone") }
        return (
            middle.timeIntervalSince(begin) / 60, trial.clock.now.timeIntervalSince(middle) / 60
        )
    }
}
