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
        return try view(known(cluster: owner, in: cluster.workspace))
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
