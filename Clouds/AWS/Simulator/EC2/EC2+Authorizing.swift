/// Which permissions a call needs, and on what.
extension EC2 {
    func authorizations(for call: Call) throws -> [Authorization] {
        let subjects = try Self.operation(call.operation).subjects
        guard !subjects.isEmpty else { return [Authorization(call.action)] }
        return subjects.flatMap { authorizations(for: call, on: $0) }
    }

    private func authorizations(for call: Call, on subject: Operation.Subject) -> [Authorization] {
        switch subject {
        case .new(let type):
            return authorizations(for: call, making: type)
        case .named(let type, let parameter):
            let ids = call.parameters[parameter].map { [$0] } ?? call.parameters.strings(parameter)
            return ids.map { Authorization(call.action, on: arn(type.type, $0), conditions: conditions(on: $0)) }
        case .holder(let parameter):
            guard let holder = holder(of: call.parameters[parameter] ?? "") else { return [Authorization(call.action)] }
            let name = arn(Swift.type(of: holder).type, holder.id)
            return [Authorization(call.action, on: name, conditions: conditions(on: holder.id))]
        case .tagged:
            let tags = (try? Self.tags(call.parameters)) ?? [:]
            let asked = Authorization.requestTags(tags)
            return call.parameters.strings("ResourceId").map { id in
                Authorization(
                    call.action, on: arn(Self.kind(of: id), id), conditions: conditions(on: id).merging(asked) { $1 })
            }
        }
    }

    /// Making something with tags needs the right to tag it, for this action's sake.
    private func authorizations(for call: Call, making type: any Thing.Type) -> [Authorization] {
        let tags = sentTags(call.parameters, of: type.type)
        var conditions = Authorization.requestTags(tags)
        if let size = call.parameters["InstanceType"] { conditions["ec2:InstanceType"] = [size] }
        if let vpcID = call.parameters["VpcId"] { conditions["ec2:Vpc"] = [arn("vpc", vpcID)] }
        let making = Authorization(call.action, on: arn(type.type, "*"), conditions: conditions)
        guard !tags.isEmpty else { return [making] }
        conditions["ec2:CreateAction"] = [call.operation]
        return [making, Authorization("ec2:CreateTags", on: arn(type.type, "*"), conditions: conditions)]
    }

    private func sentTags(_ call: Parameters, of type: String) -> [String: String] {
        let tags = call.structures("TagSpecification").filter { $0["ResourceType"] == type }.flatMap {
            $0.structures("Tag")
        }
        return Dictionary(tags.map { ($0["Key"] ?? "", $0["Value"] ?? "") }) { $1 }
    }

    private func conditions(on id: String) -> [String: [String]] {
        guard let thing = anything(id) else { return [:] }
        var conditions = Authorization.resourceTags(thing.tags, of: .ec2)
        if let vpcID = thing.values(of: "vpc-id", in: self)?.first { conditions["ec2:Vpc"] = [arn("vpc", vpcID)] }
        return conditions
    }

    /// What has the id, whether or not it is visible yet.
    private func anything(_ id: String) -> (any Thing)? {
        vpcs[id] ?? subnets[id] ?? gateways[id] ?? addresses[id] ?? natGateways[id] ?? routeTables[id]
            ?? securityGroups[id] ?? interfaces[id] ?? otherThing(id)
    }

    private func otherThing(_ id: String) -> (any Thing)? {
        instances[id] ?? launchTemplates[id] ?? volumes[id] ?? snapshots[id] ?? endpoints[id]
    }

    /// What an association or attachment belongs to.
    private func holder(of id: String) -> (any Thing)? {
        routeTables.all.first { $0.associations.contains { $0.id == id } }
            ?? addresses.all.first { $0.association?.id == id }
            ?? interfaces.all.first { $0.attachment?.id == id }
    }

    /// The kind of thing that an id is of, by how it starts.
    static func kind(of id: String) -> String {
        let kinds: [any Thing.Type] = [
            VPC.self, Subnet.self, InternetGateway.self, Address.self, NATGateway.self, RouteTable.self,
            SecurityGroup.self, SecurityGroupRule.self, NetworkInterface.self, Instance.self, LaunchTemplate.self,
            Volume.self, Snapshot.self, VPCEndpoint.self,
        ]
        let prefix = id.prefix { $0 != "-" }
        return kinds.first { $0.prefix == prefix }?.type ?? String(prefix)
    }
}
