extension EC2 {
    mutating func createSecurityGroup(_ call: Parameters) throws -> [XML] {
        let tags = try tagsOnCreate(call, of: SecurityGroup.type)
        let name = try call.required("GroupName")
        let text = try call.required("GroupDescription")
        let vpcID = try call["VpcId"] ?? standardVPC()
        let vpc = try find(\.vpcs, vpcID)
        guard !name.hasPrefix("sg-"), name != "default", name.count <= 255 else {
            throw Refusal.value(name, parameter: "groupName")
        }
        guard !securityGroups.all.contains(where: { $0.vpcID == vpc.id && $0.name == name }) else {
            throw Refusal.ec2(
                "InvalidGroup.Duplicate", "The security group '\(name)' already exists for VPC '\(vpc.id)'")
        }
        guard securityGroups.all.count < quotas.securityGroups else {
            throw Refusal.ec2(
                "SecurityGroupLimitExceeded", "The maximum number of security groups has been reached.")
        }
        let id = makeSecurityGroup(name: name, text: text, vpcID: vpc.id, tags: tags)
        return [
            XML("return", "true"), XML("groupId", id), XML("securityGroupArn", arn("security-group", id)),
            tagSet(tags),
        ]
    }

    private func standardVPC() throws -> String {
        guard let vpc = vpcs.all.first(where: \.isDefault) else {
            throw Refusal.ec2("VPCIdNotSpecified", "No default VPC for this user")
        }
        return vpc.id
    }

    /// Makes a security group and returns its id.
    mutating func makeSecurityGroup(name: String, text: String, vpcID: String, tags: [String: String]) -> String {
        let id = newID(SecurityGroup.prefix)
        let group = SecurityGroup(
            id: id, vpcID: vpcID, name: name, text: text, rules: [everythingOut(of: id)], tags: tags)
        securityGroups.add(group, shownFrom: shownFrom)
        return id
    }

    mutating func describeSecurityGroups(_ call: Parameters) throws -> [XML] {
        let names = call.strings("GroupName")
        return try list(
            \.securityGroups, ids: "GroupId", as: "securityGroupInfo", call,
            where: { names.isEmpty || names.contains($0.name) }
        ) { $0.xml($1) }
    }

    mutating func describeSecurityGroupRules(_ call: Parameters) throws -> [XML] {
        let shown = securityGroups.shown(at: now).flatMap(\.rules)
        let ids = call.strings("SecurityGroupRuleId")
        let filters = try call.structures("Filter").map(Filter.init)
        if let missing = ids.first(where: { id in !shown.contains { $0.id == id } }) {
            throw SecurityGroupRule.absent(missing)
        }
        let rules = try shown.filter { try (ids.isEmpty || ids.contains($0.id)) && $0.passes(filters, in: self) }
        let page = try Page(rules, call)
        return [XML("securityGroupRuleSet", page.items.map { XML("item", xml($0)) })] + page.rest
    }

    mutating func deleteSecurityGroup(_ call: Parameters) throws -> [XML] {
        let group = try find(\.securityGroups, call, "GroupId")
        guard !group.isDefault else {
            throw Refusal.ec2(
                "CannotDelete", "the specified group: \"\(group.id)\" name: \"default\" cannot be deleted by a user")
        }
        let isUsed = interfaces.all.contains { $0.groups.contains(group.id) }
        // Its own rules may name the group itself; those of other groups may not.
        let isNamed = securityGroups.all.contains { $0.id != group.id && $0.refers(to: group.id) }
        guard !isUsed, !isNamed else {
            throw Refusal.ec2("DependencyViolation", "resource \(group.id) has a dependent object")
        }
        securityGroups.remove(group.id, shownUntil: shownFrom)
        return [XML("return", "true"), XML("groupId", group.id)]
    }
}
