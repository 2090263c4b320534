import Simulation

extension EKS {
    /// Where the tags of what an ARN names are kept.
    private enum Tagged {
        case cluster(String)
        case nodeGroup(String, String)
        case addon(String, String)
        case accessEntry(String, String)
        case association(String, String)
    }

    private func tagged(_ call: Call) throws -> Tagged {
        let arn = call.path.dropFirst().joined(separator: "/")
        let absent = Refusal(404, "NotFoundException", "No resource found for ARN: \(arn)")
        guard arn.hasPrefix("arn:aws:eks:\(region.name):\(account):") else {
            throw Refusal(400, "BadRequestException", "Invalid resource ARN: \(arn)")
        }
        let rest = arn.split(separator: ":", maxSplits: 5).last ?? ""
        let parts = rest.split(separator: "/").map(String.init)
        guard parts.count >= 2, let cluster = clusters[parts[1]] else { throw absent }
        switch parts[0] {
        case "cluster": return .cluster(cluster.name)
        case "nodegroup" where parts.count > 2 && cluster.nodeGroups[parts[2]] != nil:
            return .nodeGroup(cluster.name, parts[2])
        case "addon" where parts.count > 2 && cluster.addons[parts[2]] != nil: return .addon(cluster.name, parts[2])
        case "access-entry":
            let entry = cluster.accessEntries.values.first { self.arn(of: $0, in: cluster.name) == arn }
            guard let entry else { throw absent }
            return .accessEntry(cluster.name, entry.principalARN)
        case "podidentityassociation" where parts.count > 2 && cluster.associations[parts[2]] != nil:
            return .association(cluster.name, parts[2])
        default: throw absent
        }
    }

    private func tags(of tagged: Tagged) -> [String: String] {
        switch tagged {
        case .cluster(let name): clusters[name]?.tags ?? [:]
        case .nodeGroup(let cluster, let name): clusters[cluster]?.nodeGroups[name]?.tags ?? [:]
        case .addon(let cluster, let name): clusters[cluster]?.addons[name]?.tags ?? [:]
        case .accessEntry(let cluster, let arn): clusters[cluster]?.accessEntries[arn]?.tags ?? [:]
        case .association(let cluster, let id): clusters[cluster]?.associations[id]?.tags ?? [:]
        }
    }

    private mutating func set(_ tags: [String: String], of tagged: Tagged) {
        switch tagged {
        case .cluster(let name): clusters[name]?.tags = tags
        case .nodeGroup(let cluster, let name): clusters[cluster]?.nodeGroups[name]?.tags = tags
        case .addon(let cluster, let name): clusters[cluster]?.addons[name]?.tags = tags
        case .accessEntry(let cluster, let arn): clusters[cluster]?.accessEntries[arn]?.tags = tags
        case .association(let cluster, let id): clusters[cluster]?.associations[id]?.tags = tags
        }
    }

    /// What a tag call is about has these tags now; for the permissions to tag it.
    func taggedNow(_ call: Call) -> [String: String] { (try? tagged(call)).map { tags(of: $0) } ?? [:] }

    mutating func tagResource(_ call: Call) throws -> JSON {
        let tagged = try tagged(call)
        let new = call.body["tags"].stringMembers
        if let key = new.keys.first(where: { $0.lowercased().hasPrefix("aws:") }) {
            throw Refusal(400, "BadRequestException", "Tag key \(key) uses the reserved prefix aws:")
        }
        let tags = tags(of: tagged).merging(new) { $1 }
        guard tags.count <= 50 else { throw Refusal(400, "BadRequestException", "Tags limit exceeded: 50") }
        set(tags, of: tagged)
        return [:]
    }

    mutating func untagResource(_ call: Call) throws -> JSON {
        let tagged = try tagged(call)
        let keys = Set(call.parameters.strings("tagKeys") + [call.parameters["tagKeys"]].compactMap { $0 })
        set(tags(of: tagged).filter { !keys.contains($0.key) }, of: tagged)
        return [:]
    }

    func listTags(_ call: Call) throws -> JSON { ["tags": JSON(tags(of: try tagged(call)))] }
}
