extension EC2 {
    func xml(_ group: SecurityGroup) -> [XML] {
        [
            XML("ownerId", account), XML("groupId", group.id), XML("groupName", group.name),
            XML("groupDescription", group.text), XML("vpcId", group.vpcID),
            XML("securityGroupArn", arn("security-group", group.id)),
            XML("ipPermissions", permissions(group.rules.filter { !$0.isEgress })),
            XML("ipPermissionsEgress", permissions(group.rules.filter(\.isEgress))), tagSet(group.tags),
        ]
    }

    /// Rules of one protocol and port range are drawn together, as EC2 does.
    private func permissions(_ rules: [SecurityGroupRule]) -> [XML] {
        var seen: [String] = []
        for rule in rules where !seen.contains(rule.portsText) { seen.append(rule.portsText) }
        return seen.map { ports in
            let rules = rules.filter { $0.portsText == ports }
            var parts = [XML("ipProtocol", rules[0].transport)]
            if let port = rules[0].fromPort { parts.append(XML("fromPort", "\(port)")) }
            if let port = rules[0].toPort { parts.append(XML("toPort", "\(port)")) }
            return XML(
                "item",
                parts + [
                    XML("groups", rules.compactMap { groupPeer($0) }),
                    XML("ipRanges", rules.compactMap { rangePeer($0) }),
                    XML("ipv6Ranges", rules.compactMap { rangeV6Peer($0) }),
                    XML("prefixListIds", rules.compactMap { listPeer($0) }),
                ])
        }
    }

    private func item(_ parts: [XML], of rule: SecurityGroupRule) -> XML {
        XML("item", parts + (rule.text.map { [XML("description", $0)] } ?? []))
    }

    private func groupPeer(_ rule: SecurityGroupRule) -> XML? {
        guard case .group(let id) = rule.peer else { return nil }
        return item([XML("userId", account), XML("groupId", id)], of: rule)
    }

    private func rangePeer(_ rule: SecurityGroupRule) -> XML? {
        guard case .range(let range) = rule.peer else { return nil }
        return item([XML("cidrIp", range)], of: rule)
    }

    private func rangeV6Peer(_ rule: SecurityGroupRule) -> XML? {
        guard case .rangeV6(let range) = rule.peer else { return nil }
        return item([XML("cidrIpv6", range)], of: rule)
    }

    private func listPeer(_ rule: SecurityGroupRule) -> XML? {
        guard case .prefixList(let id) = rule.peer else { return nil }
        return item([XML("prefixListId", id)], of: rule)
    }

    func xml(_ rule: SecurityGroupRule) -> [XML] {
        var parts = [
            XML("securityGroupRuleId", rule.id), XML("groupId", rule.groupID), XML("groupOwnerId", account),
            XML("isEgress", "\(rule.isEgress)"), XML("ipProtocol", rule.transport),
            XML("fromPort", "\(rule.fromPort ?? -1)"), XML("toPort", "\(rule.toPort ?? -1)"),
            XML("securityGroupRuleArn", arn("security-group-rule", rule.id)),
        ]
        switch rule.peer {
        case .range(let range): parts.append(XML("cidrIpv4", range))
        case .rangeV6(let range): parts.append(XML("cidrIpv6", range))
        case .prefixList(let id): parts.append(XML("prefixListId", id))
        case .group(let id):
            parts.append(XML("referencedGroupInfo", [XML("groupId", id), XML("userId", account)]))
        }
        return parts + (rule.text.map { [XML("description", $0)] } ?? []) + [tagSet(rule.tags)]
    }

    /// A rule that is gone names its peer group plainly.
    func revokedXML(_ rule: SecurityGroupRule) -> [XML] {
        guard case .group(let id) = rule.peer else { return xml(rule) }
        return [
            XML("securityGroupRuleId", rule.id), XML("groupId", rule.groupID), XML("isEgress", "\(rule.isEgress)"),
            XML("ipProtocol", rule.transport), XML("fromPort", "\(rule.fromPort ?? -1)"),
            XML("toPort", "\(rule.toPort ?? -1)"), XML("referencedGroupId", id),
        ]
    }
}

extension EC2.SecurityGroupRule {
    /// As EC2's messages describe it.
    var peerText: String {
        switch peer {
        case .range(let text), .rangeV6(let text), .group(let text), .prefixList(let text): text
        }
    }

    /// As EC2's messages describe it.
    var portsText: String {
        let ports = fromPort.map { "from port: \($0), to port: \(toPort ?? $0)" } ?? "ALL"
        return "\(transport == "-1" ? "ALL" : transport.uppercased()), \(ports)"
    }
}
