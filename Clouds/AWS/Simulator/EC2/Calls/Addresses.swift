extension EC2 {
    mutating func allocateAddress(_ call: Parameters) throws -> [XML] {
        let tags = try tagsOnCreate(call, of: Address.type)
        guard call["Domain"] ?? "vpc" == "vpc" else {
            throw Refusal.value(call["Domain"] ?? "", parameter: "domain")
        }
        guard addresses.all.count < quotas.addresses else {
            throw Refusal.ec2("AddressLimitExceeded", "The maximum number of addresses has been reached.")
        }
        let id = newID(Address.prefix)
        let text = newPublicAddress(for: id)
        let address = Address(id: id, publicAddress: text, association: nil, tags: tags)
        addresses.add(address, shownFrom: shownFrom)
        return [
            XML("publicIp", text), XML("domain", "vpc"), XML("allocationId", id), XML("publicIpv4Pool", "amazon"),
            XML("networkBorderGroup", region.name),
        ]
    }

    mutating func describeAddresses(_ call: Parameters) throws -> [XML] {
        let wanted = call.strings("PublicIp")
        let known = addresses.shown(at: now).map(\.publicAddress)
        if let missing = wanted.first(where: { !known.contains($0) }) {
            throw Refusal.ec2("InvalidAddress.NotFound", "Address '\(missing)' not found.")
        }
        return try list(
            \.addresses, ids: "AllocationId", as: "addressesSet", call,
            where: { wanted.isEmpty || wanted.contains($0.publicAddress) }
        ) { $0.xml($1) }
    }

    mutating func associateAddress(_ call: Parameters) throws -> [XML] {
        let address = try find(\.addresses, call, "AllocationId")
        var interfaceID = call["NetworkInterfaceId"]
        if let instanceID = call["InstanceId"] {
            let instance = try find(\.instances, instanceID)
            interfaceID = interfaces.all.first { $0.attachment?.instanceID == instance.id }?.id
        }
        guard let interfaceID else { throw Refusal.missing("networkInterfaceId") }
        let interface = try find(\.interfaces, interfaceID)
        guard address.association == nil else {
            throw Refusal.ec2(
                "Resource.AlreadyAssociated",
                "resource \(address.id) is already associated with associate-id \(address.association?.id ?? "")")
        }
        let id = associate(address.id, with: interface)
        return [XML("return", "true"), XML("associationId", id)]
    }

    /// Points the address at the interface and returns the association's id.
    @discardableResult
    mutating func associate(_ addressID: String, with interface: NetworkInterface) -> String {
        let id = newID("eipassoc")
        addresses[addressID]?.association = Address.Association(
            id: id, interfaceID: interface.id, instanceID: interface.attachment?.instanceID,
            privateAddress: interface.privateAddress)
        return id
    }

    mutating func disassociateAddress(_ call: Parameters) throws -> [XML] {
        let id = try call.required("AssociationId")
        guard let address = addresses.all.first(where: { $0.association?.id == id }) else {
            throw Refusal.ec2("InvalidAssociationID.NotFound", "The association ID '\(id)' does not exist")
        }
        try refuseIfServiceHeld(address)
        addresses[address.id]?.association = nil
        return [XML("return", "true")]
    }

    mutating func releaseAddress(_ call: Parameters) throws -> [XML] {
        let address = try find(\.addresses, call, "AllocationId")
        try refuseIfServiceHeld(address)
        guard address.association == nil else {
            throw Refusal.ec2("InvalidIPAddress.InUse", "Address \(address.publicAddress) is in use.")
        }
        addresses.remove(address.id, shownUntil: shownFrom)
        return [XML("return", "true")]
    }

    /// Only the service that holds an interface may take its address away; AWS words it as a lack of permission.
    private func refuseIfServiceHeld(_ address: Address) throws {
        guard let interfaceID = address.association?.interfaceID, interfaces[interfaceID]?.requester != nil else {
            return
        }
        throw Refusal.ec2("AuthFailure", "You do not have permission to access the specified resource.")
    }
}
