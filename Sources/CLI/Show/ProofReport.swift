import API
import Foundation

/// The proof of empty, as a person reads it.
struct ProofReport {
    let proof: ProofBody
    let columns: Int

    var text: String {
        var lines = [headline]
        let place = "\(proof.provider), \(proof.region)" + (proof.account.map { ", account \($0)" } ?? "")
        lines.append("  Looked at \(proof.lookedAt.formatted(.iso8601)), in \(place).")
        lines += listed("Listed by tag", proof.looked)
        lines += listed("Removed", proof.removed)
        lines += proof.remnants.map { "  ! \($0.kind) \($0.id)" + ($0.step.map { " (\($0))" } ?? "") }
        lines += listed("Kept on purpose", proof.kept)
        return lines.joined(separator: "\n")
    }

    private var headline: String {
        guard proof.isEmpty else {
            return "\(proof.cluster) is not gone: \(proof.remnants.count) of its resources are still there."
        }
        let counted = proof.removed.count
        return "Nothing is left of \(proof.cluster)" + (counted > 0 ? ": \(counted) steps were taken back." : ".")
    }

    private func listed(_ title: String, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        let text = items.joined(separator: ", ").wrapped(at: columns - 4)
        return ["  \(title) (\(items.count)):"] + text.map { "    " + $0 }
    }
}
