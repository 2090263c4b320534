extension EC2 {
    mutating func createNetworkInterface(_ call: Parameters) throws -> [XML] {
        let tags = try tagsOnCreate(call, of: NetworkInterface.type)
        let subnet = try find(\.subnets, call, "SubnetId")
        let groups = try call.strings("SecurityGroupId").map { try find(\.securityGroups, $0).id }
        let standard = securityGroups.all.first { $0.vpcID == subnet.vpcID && $0.isDefault }.map { [$0.id] } ?? []
        let made = makeInterface(
            in: subnet.id, text: call["Description"] ?? "", groups: groups.isEmpty ? standard : groups, tags: tags)
        guard let made else {
            throw Refusal.ec2(
                "InsufficientFreeAddressesInSubnet",
                "The specified subnet does not have enough free addresses to satisfy the request.")
        }
        return [XML("networkInterface", xml(made))]
    }

    mutating func describeNetworkInterfaces(_ call: Parameters) throws -> [XML] {
        try list(\.interfaces, ids: "NetworkInterfaceId", as: "networkInterfaceSet", call) { $0.xml($1) }
    }

    mutating func detachNetworkInterface(_ call: Parameters) throws -> [XML] {
        let id = try call.required("AttachmentId")
        guard let interface = interfaces.all.first(where: { $0.attachment?.id == id }) else {
            throw Refusal.ec2("InvalidAttachmentID.NotFound", "The attachment ID '\(id)' does not exist")
        }
        guard interface.requester == nil, interface.attachment?.instanceID != nil else {
            throw Refusal.ec2(
                "AuthFailure", "You do not have permission to access the specified resource.")
        }
        guard interface.attachment?.deviceIndex != 0 else {
            throw Refusal.ec2(
                "OperationNotPermitted", "The network interface at device index 0 cannot be detached.")
        }
        interfaces[interface.id]?.attachment = nil
        return [XML("return", "true")]
    }

    mutating func deleteNetworkInterface(_ call: Parameters) throws -> [XML] {
        let interface = try find(\.interfaces, call, "NetworkInterfaceId")
        guard interface.attachment == nil else {
            throw Refusal.ec2(
                "InvalidParameterValue", "Network interface '\(interface.id)' is currently in use.")
        }
        removeInterface(interface.id)
        return [XML("return", "true")]
    }
}
