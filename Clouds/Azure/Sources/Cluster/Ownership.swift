import Domain
import Engine

extension Scope<AzureClient> {
    /// Every resource of a cluster is in the one group of its name.
    var group: String { owner.stem }
    /// The group that AKS makes for the nodes and what services of the cluster need.
    var nodeGroup: String { "MC_\(owner.stem)" }

    /// What a step's resource carries from its create on.
    func tags(_ step: String) -> Tags {
        [
            "freehold:installation": owner.installation, "freehold:owner": owner.id, "freehold:step": step,
            "freehold:name": owner.name,
        ]
    }

    func isOurs(_ tags: Tags?) -> Bool { tags?["freehold:owner"] == owner.id }

    /// Found by name, but without our tag, it is somebody else's.
    func checkOwned(_ tags: Tags?, _ what: String) throws {
        guard !isOurs(tags) else { return }
        throw Problem(
            "\(what.prefix(1).uppercased())\(what.dropFirst()) exists and does not carry the tag "
                + "freehold:owner=\(owner.id), so it is not ours.",
            advice: "Rename or delete it if nobody needs it; this goes on by itself then.", remedy: .askOperator)
    }
}

extension Inputs {
    /// The id of the nodes' subnet. Throws a `Problem` to wait when the network has none at the moment.
    func subnet(_ network: Node<VirtualNetwork>) throws -> String {
        if let id = self[network].subnet(VirtualNetwork.subnet)?.id { return id }
        throw Problem(
            "The virtual network \(self[network].name) shows no subnet yet.", advice: "Nothing to do; we look again.",
            remedy: .wait)
    }
}
