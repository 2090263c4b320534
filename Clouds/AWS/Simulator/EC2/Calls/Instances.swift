import Domain
import Foundation

extension EC2 {
    mutating func describeInstances(_ call: Parameters) throws -> [XML] {
        try list(\.instances, ids: "InstanceId", as: "reservationSet", call) { $0.reservation($1) }
    }

    mutating func terminateInstances(_ call: Parameters) throws -> [XML] {
        let ids = call.strings("InstanceId")
        guard !ids.isEmpty else { throw Refusal.missing("InstanceId") }
        let found = try ids.map { try find(\.instances, $0) }
        for instance in found { terminate(instance.id) }
        let changes = found.map { before in
            XML(
                "item",
                [
                    XML("instanceId", before.id),
                    XML("currentState", state(instances[before.id]?.state ?? .terminated)),
                    XML("previousState", state(before.state)),
                ])
        }
        return [XML("instancesSet", changes)]
    }

    mutating func runInstances(_ call: Parameters) throws -> [XML] {
        let tags = try tagsOnCreate(call, of: Instance.type, besides: [Volume.type, NetworkInterface.type])
        let image = try call.required("ImageId")
        let name = call["InstanceType"] ?? "m5.large"
        guard let size = InstanceType.named(name) else {
            throw Refusal.ec2("InvalidParameterValue", "Invalid value '\(name)' for InstanceType.")
        }
        let subnet = try find(\.subnets, call, "SubnetId")
        let count = try call.number("MinCount") ?? 1
        guard runningVCPUs + count * size.vCPUs <= quotas.vCPUs else {
            throw Refusal.ec2(
                "VcpuLimitExceeded",
                "You have requested more vCPU capacity than your current vCPU limit of \(quotas.vCPUs) allows for the "
                    + "instance bucket that the specified instance type belongs to.")
        }
        let groups = try call.strings("SecurityGroupId").map { try find(\.securityGroups, $0).id }
        let made = (0..<count).compactMap { _ in launch(size, in: subnet.id, image: image, groups: groups, tags: tags) }
        guard made.count == count else {
            throw Refusal.ec2(
                "InsufficientFreeAddressesInSubnet", "There are not enough free addresses in subnet '\(subnet.id)'.")
        }
        let reservation = made.first?.reservationID ?? ""
        return [
            XML("reservationId", reservation), XML("ownerId", account), XML("groupSet", []),
            XML("instancesSet", made.map { XML("item", xml($0)) }),
        ]
    }

    /// Begins to stop the machine for good.
    mutating func terminate(_ id: String) {
        guard let state = instances[id]?.state, state == .pending || state == .running else { return }
        instances[id]?.state = .shuttingDown
        agenda.add(.instanceStops(id), at: now + duration("terminate", of: id, in: 30...60))
    }

    /// Starts a machine; nil where the subnet has no address left.
    mutating func launch(
        _ size: InstanceType, in subnetID: String, image: String, groups: [String], profile: String? = nil,
        isSpot: Bool = false, tags: [String: String]
    ) -> Instance? {
        guard let subnet = subnets[subnetID], let address = takeAddress(in: subnetID) else { return nil }
        let id = newID(Instance.prefix)
        let interface = NetworkInterface(
            id: newID(NetworkInterface.prefix), subnetID: subnetID, vpcID: subnet.vpcID, privateAddress: address,
            text: "", kind: "interface", requester: nil,
            ownPublicAddress: subnet.mapsPublicAddresses ? newPublicAddress(for: id) : nil, groups: groups,
            attachment: attachment(to: account, instanceID: id, deviceIndex: 0), tags: [:])
        interfaces.add(interface)
        let instance = Instance(
            id: id, reservationID: newID("r"), size: size, subnetID: subnetID, vpcID: subnet.vpcID, zone: subnet.zone,
            imageID: image, profile: profile, privateAddress: address, groups: groups, launchedAt: now, isSpot: isSpot,
            tags: tags)
        instances.add(instance)
        agenda.add(.instanceStarts(id), at: now + duration("launch", of: id, in: 15...40))
        return instance
    }

    /// The vCPUs of all machines that run, against which AWS counts its quota.
    var runningVCPUs: Int { instances.all.filter(\.isStanding).reduce(0) { $0 + $1.size.vCPUs } }
}
