extension EC2 {
    struct NetworkInterface: Codable, Sendable, Hashable, Tagged {
        let id: String
        let subnetID: String
        /// `available` when nothing uses it.
        let status: String
        let description: String
        /// Who made it: an account, or a service of AWS.
        let requester: String
        let tags: Tags
    }

    struct SecurityGroup: Codable, Sendable, Hashable, Tagged {
        struct Rule: Codable, Sendable, Hashable {
            let isIngress: Bool
            let proto: String
            let fromPort: String?
            let toPort: String?
            let groups: [String]
        }

        let id: String
        let name: String
        let tags: Tags
        /// The rules that name groups.
        let groupRules: [Rule]

        var namesGroups: Bool { !groupRules.isEmpty }
    }

    struct Instance: Codable, Sendable, Hashable, Tagged {
        let id: String
        let state: String
        let tags: Tags
    }

    struct LaunchTemplate: Codable, Sendable, Hashable, Tagged {
        let id: String
        let tags: Tags
    }

    func networkInterfaces(inVPCs vpcs: [String]) async throws -> [NetworkInterface] {
        guard !vpcs.isEmpty else { return [] }
        return try await listed("DescribeNetworkInterfaces", "networkInterfaceSet", where: ["vpc-id": vpcs]) {
            NetworkInterface(
                id: try $0.required("networkInterfaceId"), subnetID: $0.string("subnetId") ?? "",
                status: $0.string("status") ?? "", description: $0.string("description") ?? "",
                requester: $0.string("requesterId") ?? $0.string("ownerId") ?? "", tags: $0.tags)
        }
    }

    func deleteNetworkInterface(_ id: String) async throws {
        try await change("DeleteNetworkInterface", ["NetworkInterfaceId": id])
    }

    func securityGroups(inVPCs vpcs: [String]) async throws -> [SecurityGroup] {
        guard !vpcs.isEmpty else { return [] }
        return try await listed("DescribeSecurityGroups", "securityGroupInfo", where: ["vpc-id": vpcs], Self.group)
    }

    func securityGroups(ownedBy owner: String) async throws -> [SecurityGroup] {
        try await owned("DescribeSecurityGroups", "securityGroupInfo", by: owner, Self.group)
    }

    private static func group(_ element: XMLElement) throws -> SecurityGroup {
        let rules = [true, false].flatMap { isIngress in
            element.list(isIngress ? "ipPermissions" : "ipPermissionsEgress").map { rule in
                SecurityGroup.Rule(
                    isIngress: isIngress, proto: rule.string("ipProtocol") ?? "-1", fromPort: rule.string("fromPort"),
                    toPort: rule.string("toPort"), groups: rule.list("groups").compactMap { $0.string("groupId") })
            }
        }
        return SecurityGroup(
            id: try element.required("groupId"), name: element.string("groupName") ?? "", tags: element.tags,
            groupRules: rules.filter { !$0.groups.isEmpty })
    }

    /// Takes back every rule of the group that names a group.
    func revokeRulesNamingGroups(of group: SecurityGroup) async throws {
        for rule in group.groupRules {
            var fields: Fields = ["GroupId": group.id, "IpPermissions.1.IpProtocol": rule.proto]
            fields["IpPermissions.1.FromPort"] = rule.fromPort
            fields["IpPermissions.1.ToPort"] = rule.toPort
            for (index, id) in rule.groups.enumerated() {
                fields["IpPermissions.1.UserIdGroupPairs.\(index + 1).GroupId"] = id
            }
            try await change(rule.isIngress ? "RevokeSecurityGroupIngress" : "RevokeSecurityGroupEgress", fields)
        }
    }

    func deleteSecurityGroup(_ id: String) async throws { try await change("DeleteSecurityGroup", ["GroupId": id]) }

    func instances(tagged key: String, _ value: String) async throws -> [Instance] {
        let reservations = try await listed(
            "DescribeInstances", "reservationSet", where: ["tag:\(key)": [value]]
        ) { reservation in
            try reservation.list("instancesSet").map {
                Instance(
                    id: try $0.required("instanceId"), state: $0["instanceState"].string("name") ?? "", tags: $0.tags)
            }
        }
        return reservations.flatMap { $0 }
    }

    func terminateInstances(_ ids: [String]) async throws {
        var fields: Fields = [:]
        fields.list("InstanceId", ids)
        try await change("TerminateInstances", fields)
    }

    func launchTemplates(tagged key: String, _ value: String) async throws -> [LaunchTemplate] {
        try await listed("DescribeLaunchTemplates", "launchTemplates", where: ["tag:\(key)": [value]]) {
            LaunchTemplate(id: try $0.required("launchTemplateId"), tags: $0.tags)
        }
    }

    func deleteLaunchTemplate(_ id: String) async throws {
        try await change("DeleteLaunchTemplate", ["LaunchTemplateId": id])
    }

    /// The ids and kinds of all that carries a tag with this value, in one list; deleted things stay in it for a while.
    func tagged(_ key: String, _ value: String) async throws -> [(id: String, type: String, step: String?)] {
        let found = try await listed("DescribeTags", "tagSet", where: ["key": [key], "value": [value]]) {
            (try $0.required("resourceId"), $0.string("resourceType") ?? "")
        }
        guard !found.isEmpty else { return [] }
        let steps = try await listed(
            "DescribeTags", "tagSet", where: ["key": ["freehold:step"], "resource-id": found.map(\.0)]
        ) { (try $0.required("resourceId"), $0.string("value") ?? "") }
        let names = Dictionary(steps) { $1 }
        return found.map { ($0.0, $0.1, names[$0.0]) }
    }
}
