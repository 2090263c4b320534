import Domain
import Foundation

/// Network interfaces as EC2 and the services on top of it make and remove them.
extension EC2 {
    /// Takes a free address of the subnet; nil where there is none left.
    mutating func takeAddress(in subnetID: String) -> String? {
        guard var subnet = subnets[subnetID], subnet.freeAddresses > 0 else { return nil }
        // The first four addresses and the last one are AWS's own.
        let usable = subnet.range.size - 5
        let start = Int(chance.number("\(subnetID)/\(subnet.takenOffsets.count)") % UInt64(usable))
        let turn = (0..<usable).lazy.map { 4 + (start + $0) % usable }
        guard let offset = turn.first(where: { !subnet.takenOffsets.contains($0) }) else { return nil }
        subnet.takenOffsets.insert(offset)
        subnets[subnetID] = subnet
        return subnet.range.address(offset)
    }

    /// Makes a network interface; nil where the subnet has no address left.
    mutating func makeInterface(
        in subnetID: String, kind: String = "interface", text: String, requester: String? = nil, groups: [String] = [],
        holder: String? = nil, isPublic: Bool = false, tags: [String: String] = [:]
    ) -> NetworkInterface? {
        guard let vpcID = subnets[subnetID]?.vpcID, let address = takeAddress(in: subnetID) else { return nil }
        let id = newID(NetworkInterface.prefix)
        let interface = NetworkInterface(
            id: id, subnetID: subnetID, vpcID: vpcID, privateAddress: address, text: text, kind: kind,
            requester: requester, ownPublicAddress: isPublic ? newPublicAddress(for: id) : nil, groups: groups,
            attachment: holder.map { attachment(to: $0, instanceID: nil, deviceIndex: 1) }, tags: tags)
        interfaces.add(interface)
        return interface
    }

    mutating func attachment(to owner: String, instanceID: String?, deviceIndex: Int) -> NetworkInterface.Attachment {
        NetworkInterface.Attachment(
            id: newID("eni-attach"), instanceID: instanceID, owner: owner, deviceIndex: deviceIndex,
            isDeletedOnTermination: instanceID != nil && deviceIndex == 0, attachedAt: now)
    }

    /// Removes the interface and whatever pointed at it.
    mutating func removeInterface(_ id: String) {
        guard let interface = interfaces.remove(id) else { return }
        giveBack(interface.privateAddress, to: interface.subnetID)
        if let address = address(of: id) { addresses[address.id]?.association = nil }
    }

    private mutating func giveBack(_ address: String, to subnetID: String) {
        guard var subnet = subnets[subnetID], let range = AddressRange(address + "/32") else { return }
        subnet.takenOffsets.remove(Int(range.first - subnet.range.first))
        subnets[subnetID] = subnet
    }

    /// The Elastic IP address that points at an interface.
    func address(of interfaceID: String) -> Address? {
        addresses.all.first { $0.association?.interfaceID == interfaceID }
    }

    /// What the internet knows an interface by: an Elastic IP address, or one of its own.
    func publicAddress(of interface: NetworkInterface) -> String? {
        address(of: interface.id)?.publicAddress ?? interface.ownPublicAddress
    }

    func newPublicAddress(for id: String) -> String {
        let number = chance.number("public/\(id)")
        return "\(3 + number % 2 * 15).\(number >> 8 & 255).\(number >> 16 & 255).\(number >> 24 & 255)"
    }

    func privateName(of address: String) -> String {
        let zone = region.name == "us-east-1" ? "ec2.internal" : "\(region.name).compute.internal"
        return "ip-\(address.replacing(".", with: "-")).\(zone)"
    }

    func publicName(of address: String) -> String {
        let zone = region.name == "us-east-1" ? "compute-1.amazonaws.com" : "\(region.name).compute.amazonaws.com"
        return "ec2-\(address.replacing(".", with: "-")).\(zone)"
    }
}
