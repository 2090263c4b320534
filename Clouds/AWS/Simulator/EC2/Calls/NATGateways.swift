import Domain
import Foundation

extension EC2 {
    mutating func createNATGateway(_ call: Parameters) throws -> [XML] {
        if let replay = try replay(call, of: "CreateNatGateway") {
            return natGateways[replay.id].map { answer($0) } ?? replay.answer
        }
        let tags = try tagsOnCreate(call, of: NATGateway.type)
        let subnet = try find(\.subnets, call, "SubnetId")
        let isPublic = call["ConnectivityType"] ?? "public" == "public"
        let address = isPublic ? try find(\.addresses, call, "AllocationId") : nil
        try checkRoom(in: subnet.zone)
        let failure = failure(in: subnet, with: address)
        let id = newID(NATGateway.prefix)
        let interface = makeInterface(
            in: subnet.id, kind: "nat_gateway", text: "Interface for NAT Gateway \(id)", requester: account,
            holder: "amazon-aws")
        if let address, let interface, failure == nil { associate(address.id, with: interface) }
        let gateway = NATGateway(
            id: id, subnetID: subnet.id, vpcID: subnet.vpcID, allocationID: address?.id, token: call["ClientToken"],
            createdAt: now, failure: failure, interfaceID: interface?.id ?? "",
            privateAddress: interface?.privateAddress ?? "", publicAddress: address?.publicAddress, tags: tags)
        natGateways.add(gateway, shownFrom: shownFrom)
        let work = failure == nil ? 60.0...180.0 : 20.0...40.0
        agenda.add(.natGatewayStarts(id), at: now + duration("start", of: id, in: work))
        remember(call, of: "CreateNatGateway", made: id, answer: answer(gateway))
        return answer(gateway)
    }

    private func answer(_ gateway: NATGateway) -> [XML] {
        let token = gateway.token.map { [XML("clientToken", $0)] } ?? []
        return token + [XML("natGateway", xml(gateway))]
    }

    private func checkRoom(in zone: Region.Zone) throws {
        let siblings = natGateways.all.filter { $0.isStanding && subnets[$0.subnetID]?.zone == zone }
        guard siblings.count < quotas.natGatewaysPerZone else {
            throw Refusal.ec2(
                "NatGatewayLimitExceeded",
                "Performing this operation would exceed the limit of \(quotas.natGatewaysPerZone) NAT gateways")
        }
    }

    /// Why a gateway here, accepted now, comes to nothing later.
    private mutating func failure(in subnet: Subnet, with address: Address?) -> NATGateway.Failure? {
        if !natGatewayFailures.isEmpty { return natGatewayFailures.removeFirst() }
        if subnet.freeAddresses == 0 {
            return NATGateway.Failure(
                code: "InsufficientFreeAddressesInSubnet",
                message: "Subnet has insufficient free addresses to create this NAT gateway")
        }
        guard let address else { return nil }
        if attachedGateway(of: subnet.vpcID) == nil {
            return NATGateway.Failure(
                code: "Gateway.NotAttached", message: "Network \(subnet.vpcID) has no Internet gateway attached")
        }
        guard address.association == nil else {
            return NATGateway.Failure(
                code: "Resource.AlreadyAssociated",
                message: "Elastic IP address [\(address.id)] is already associated")
        }
        return nil
    }

    mutating func describeNATGateways(_ call: Parameters) throws -> [XML] {
        try list(\.natGateways, ids: "NatGatewayId", as: "natGatewaySet", call) { $0.xml($1) }
    }

    mutating func deleteNATGateway(_ call: Parameters) throws -> [XML] {
        let gateway = try find(\.natGateways, call, "NatGatewayId")
        if gateway.state == .pending || gateway.state == .available {
            natGateways[gateway.id]?.state = .deleting
            let work = duration("stop", of: gateway.id, in: 40...80)
            agenda.add(.natGatewayStops(gateway.id), at: now + work)
        } else if gateway.state == .failed {
            natGateways[gateway.id]?.state = .deleted
            natGateways[gateway.id]?.deletedAt = now
        }
        return [XML("natGatewayId", gateway.id)]
    }
}
