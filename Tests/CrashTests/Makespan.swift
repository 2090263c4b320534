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
            let draft = try bench.draft()
            for seed in 1...UInt64(seeds) {
                let usual = try await onLane { try await minutes(draft, rootKey, seed: seed, pace: 1) }
                let ideal = try await onLane { try await minutes(draft, rootKey, seed: seed, pace: 30) }
                print(
                    "account \(seed): create \(Self.line(usual.create, ideal.create)), "
                        + "delete \(Self.line(usual.delete, ideal.delete))")
            }
        }
    }

    private static func line(_ usual: Double, _ ideal: Double) -> String {
        let ratio = (usual / ideal * 1000).rounded() / 1000
        return "\(Int(usual.rounded())) min, makespan ÷ critical path \(ratio)"
    }

    private func minutes(
        _ draft: ClusterDraft, _ rootKey: RootKeyFile, seed: UInt64, pace: Double
    ) async throws -> (create: Double, delete: Double) {
        let trial = try Trial(seed: seed, rootKey: rootKey, haste: 1, pace: pace)
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
