/// All kinds of things at once.
extension EC2 {
    /// Every thing, in the order in which tags and inventories list them; as lists show them, or as they are.
    mutating func everything(shown isShown: Bool) -> [any Thing] {
        let rules = securityGroups.all.flatMap(\.rules)
        guard isShown else {
            let network: [any Thing] = vpcs.all + subnets.all + gateways.all + addresses.all + natGateways.all
            let rest: [any Thing] = routeTables.all + securityGroups.all + interfaces.all + instances.all
            return network + rest + launchTemplates.all + volumes.all + snapshots.all + endpoints.all + rules
        }
        let network: [any Thing] =
            vpcs.shown(at: now) + subnets.shown(at: now) + gateways.shown(at: now) + addresses.shown(at: now)
            + natGateways.shown(at: now)
        let rest: [any Thing] =
            routeTables.shown(at: now) + securityGroups.shown(at: now) + interfaces.shown(at: now)
            + instances.shown(at: now)
        let storage: [any Thing] = launchTemplates.shown(at: now) + volumes.shown(at: now) + snapshots.shown(at: now)
        return network + rest + storage + endpoints.shown(at: now) + rules
    }

    /// What a tag call names by `id`, whatever it is.
    func tagged(_ id: String) throws -> any Thing {
        switch id.prefix(while: { $0 != "-" }) {
        case "vpc": try find(\.vpcs, id)
        case "subnet": try find(\.subnets, id)
        case "igw": try find(\.gateways, id)
        case "eipalloc": try find(\.addresses, id)
        case "nat": try find(\.natGateways, id)
        case "rtb": try find(\.routeTables, id)
        case "sg": try find(\.securityGroups, id)
        case "sgr": try rule(id)
        case "eni": try find(\.interfaces, id)
        case "i": try find(\.instances, id)
        case "lt": try find(\.launchTemplates, id)
        case "vol": try find(\.volumes, id)
        case "snap": try find(\.snapshots, id)
        case "vpce": try find(\.endpoints, id)
        default: throw Refusal.ec2("InvalidID", "The ID '\(id)' is not valid")
        }
    }

    /// Changes the tags of what `id` names. Throws where it is not there, or not visible yet.
    mutating func changeTags(of id: String, _ change: (inout [String: String]) -> Void) throws {
        var tags = try tagged(id).tags
        change(&tags)
        switch id.prefix(while: { $0 != "-" }) {
        case "vpc": vpcs[id]?.tags = tags
        case "subnet": subnets[id]?.tags = tags
        case "igw": gateways[id]?.tags = tags
        case "eipalloc": addresses[id]?.tags = tags
        case "nat": natGateways[id]?.tags = tags
        case "rtb": routeTables[id]?.tags = tags
        case "sg": securityGroups[id]?.tags = tags
        case "sgr": try changeRule(id) { $0.tags = tags }
        case "eni": interfaces[id]?.tags = tags
        case "i": instances[id]?.tags = tags
        case "lt": launchTemplates[id]?.tags = tags
        case "vol": volumes[id]?.tags = tags
        case "snap": snapshots[id]?.tags = tags
        default: endpoints[id]?.tags = tags
        }
    }

    func rule(_ id: String) throws -> SecurityGroupRule {
        guard let rule = securityGroups.all.lazy.flatMap(\.rules).first(where: { $0.id == id }) else {
            throw SecurityGroupRule.absent(id)
        }
        return rule
    }

    mutating func changeRule(_ id: String, _ change: (inout SecurityGroupRule) -> Void) throws {
        let groupID = try rule(id).groupID
        guard let place = securityGroups[groupID]?.rules.firstIndex(where: { $0.id == id }) else { return }
        if let rule = securityGroups[groupID]?.rules[place] {
            var changed = rule
            change(&changed)
            securityGroups[groupID]?.rules[place] = changed
        }
    }
}
