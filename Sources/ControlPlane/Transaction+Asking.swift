import Domain
import Foundation
import Store

extension Transaction {
    /// Counts one more thing asked of a cluster, and tells of it.
    func ask(_ cluster: Cluster, goal: Goal, _ acceptance: Acceptance) throws -> ClusterView {
        let owner = cluster.id.rawValue
        let before = try standing(of: owner)
        let generation = try ask(owner, goal: goal, at: acceptance.at)
        try acceptance.write(self, owner: owner, generation: generation)
        try note(standing(of: owner), after: before, of: owner, at: acceptance.at)
        try judge(owner)
        return try view(known(cluster: owner, in: cluster.workspace))
    }

    /// Only what was seen, and shown, may be said yes to.
    func checkInTheWay(_ ids: Set<String>, of cluster: Cluster) throws {
        let shown = try steps(of: cluster.id.rawValue).filter { $0.record.problem?.remedy == .confirm }
            .flatMap(\.record.cloudIDs)
        guard let unknown = ids.subtracting(shown).min() else { return }
        throw Problem.invalid(
            "also", "“\(unknown.prefix(300))” is not in the way of the removal of “\(cluster.name)”.",
            advice: shown.isEmpty
                ? "Leave it out: nothing that others made is known to be in the way."
                : "Give one of \(shown.joined(separator: ", ")).")
    }

    func checkFree(clusterName name: String, in workspace: Workspace.ID) throws {
        if let stored = try cluster(called: name, in: workspace), stored.cluster.name == name, stored.deletedAt == nil {
            throw Refusal.taken("cluster", name)
        }
    }
}

extension ClusterDraft {
    /// The same for two drafts that ask for the same.
    func fingerprint() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension Refusal {
    static func goes(_ cluster: String) -> Refusal {
        Refusal(
            .conflict,
            Problem(
                "The cluster “\(cluster)” is being deleted.", advice: "Wait until it is gone, then create another.",
                remedy: .wait))
    }
}
