extension EC2 {
    mutating func authorizeIngress(_ call: Parameters) throws -> [XML] { try authorize(call, isEgress: false) }

    mutating func authorizeEgress(_ call: Parameters) throws -> [XML] { try authorize(call, isEgress: true) }

    mutating func revokeIngress(_ call: Parameters) throws -> [XML] { try revoke(call, isEgress: false) }

    mutating func revokeEgress(_ call: Parameters) throws -> [XML] { try revoke(call, isEgress: true) }

    private mutating func authorize(_ call: Parameters, isEgress: Bool) throws -> [XML] {
        let group = try find(\.securityGroups, call, "GroupId")
        let tags = try tagsOnCreate(call, of: SecurityGroupRule.type)
        var rules = try rules(call, of: group, isEgress: isEgress)
        guard !rules.isEmpty else { throw Refusal.missing("ipPermissions") }
        for place in rules.indices {
            if group.rules.contains(where: { $0.isSame(as: rules[place]) }) {
                throw Refusal.ec2(
                    "InvalidPermission.Duplicate",
                    "the specified rule \"peer: \(rules[place].peerText), \(rules[place].portsText)\" already exists")
            }
            rules[place].tags = tags
        }
        guard group.rules.count(where: { $0.isEgress == isEgress }) + rules.count <= quotas.rulesPerSecurityGroup else {
            throw Refusal.ec2(
                "RulesPerSecurityGroupLimitExceeded",
                "The maximum number of rules per security group has been reached.")
        }
        securityGroups[group.id]?.rules += rules
        return [XML("return", "true"), XML("securityGroupRuleSet", rules.map { XML("item", xml($0)) })]
    }

    private mutating func revoke(_ call: Parameters, isEgress: Bool) throws -> [XML] {
        let group = try find(\.securityGroups, call, "GroupId")
        let ids = call.strings("SecurityGroupRuleId")
        for id in ids where !group.rules.contains(where: { $0.id == id && $0.isEgress == isEgress }) {
            throw SecurityGroupRule.absent(id)
        }
        let described = try rules(call, of: group, isEgress: isEgress)
        for rule in described where !group.rules.contains(where: { $0.isSame(as: rule) }) {
            throw Refusal.ec2(
                "InvalidPermission.NotFound", "The specified rule does not exist in this security group.")
        }
        let revoked = group.rules.filter { rule in
            ids.contains(rule.id) || described.contains { $0.isSame(as: rule) }
        }
        guard !revoked.isEmpty else { throw Refusal.missing("ipPermissions") }
        securityGroups[group.id]?.rules.removeAll { rule in revoked.contains { $0.id == rule.id } }
        return [
            XML("return", "true"),
            XML("revokedSecurityGroupRuleSet", revoked.map { XML("item", revokedXML($0)) }),
        ]
    }

    /// The rules that a call describes, one for each peer of each permission.
    private mutating func rules(
        _ call: Parameters, of group: SecurityGroup, isEgress: Bool
    ) throws -> [SecurityGroupRule] {
        var permissions = call.structures("IpPermissions")
        if permissions.isEmpty, call["IpProtocol"] != nil || call["CidrIp"] != nil { permissions = [call] }
        var rules: [SecurityGroupRule] = []
        for permission in permissions {
            let transport = try Self.transport(permission.required("IpProtocol"))
            for (peer, text) in try peers(permission) {
                rules.append(
                    SecurityGroupRule(
                        id: newID(SecurityGroupRule.prefix), groupID: group.id, isEgress: isEgress,
                        transport: transport, fromPort: transport == "-1" ? nil : try permission.number("FromPort"),
                        toPort: transport == "-1" ? nil : try permission.number("ToPort"), peer: peer, text: text))
            }
        }
        return rules
    }

    private static func transport(_ name: String) -> String {
        ["6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": "-1"][name] ?? name
    }

    private func peers(_ permission: Parameters) throws -> [(SecurityGroupRule.Peer, String?)] {
        var peers: [(SecurityGroupRule.Peer, String?)] = []
        if let text = permission["CidrIp"] { peers.append((try Self.peer(text), nil)) }
        for range in permission.structures("IpRanges") {
            peers.append((try Self.peer(range.required("CidrIp")), range["Description"]))
        }
        for range in permission.structures("Ipv6Ranges") {
            peers.append((.rangeV6(try range.required("CidrIpv6")), range["Description"]))
        }
        for list in permission.structures("PrefixListIds") {
            peers.append((.prefixList(try list.required("PrefixListId")), list["Description"]))
        }
        for pair in permission.structures("Groups") {
            let other = try find(\.securityGroups, pair, "GroupId")
            peers.append((.group(other.id), pair["Description"]))
        }
        return peers
    }

    private static func peer(_ text: String) throws -> SecurityGroupRule.Peer {
        guard let range = AddressRange(text.contains("/") ? text : text + "/32") else {
            throw Refusal.ec2("InvalidParameterValue", "CIDR block \(text) is malformed")
        }
        return .range(range.description)
    }
}
