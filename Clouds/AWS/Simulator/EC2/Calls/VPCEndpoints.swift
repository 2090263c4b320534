import Domain
import Foundation

extension EC2 {
    mutating func createVPCEndpoint(_ call: Parameters) throws -> [XML] {
        if let replay = try replay(call, of: "CreateVpcEndpoint") {
            return endpoints[replay.id].map { [XML("vpcEndpoint", xml($0))] } ?? replay.answer
        }
        let tags = try tagsOnCreate(call, of: VPCEndpoint.type)
        let vpc = try find(\.vpcs, call, "VpcId")
        let service = try call.required("ServiceName")
        guard service.hasPrefix("com.amazonaws.\(region.name).") else {
            throw Refusal.ec2(
                "InvalidServiceName", "The Vpc Endpoint Service '\(service)' does not exist")
        }
        let id = newID(VPCEndpoint.prefix)
        let endpoint = VPCEndpoint(
            id: id, vpcID: vpc.id, service: service, kind: try kind(call, of: id, in: vpc), isRequesterManaged: false,
            createdAt: now, tags: tags)
        endpoints.add(endpoint, shownFrom: shownFrom)
        let answer = [XML("vpcEndpoint", xml(endpoint))]
        remember(call, of: "CreateVpcEndpoint", made: id, answer: answer)
        return answer
    }

    private mutating func kind(_ call: Parameters, of id: String, in vpc: VPC) throws -> VPCEndpoint.Kind {
        guard call["VpcEndpointType"] == "Interface" else {
            return .gateway(routeTableIDs: try call.strings("RouteTableId").map { try find(\.routeTables, $0).id })
        }
        let subnetIDs = try call.strings("SubnetId").map { try find(\.subnets, $0).id }
        let named = try call.strings("SecurityGroupId").map { try find(\.securityGroups, $0).id }
        let standard = securityGroups.all.filter { $0.vpcID == vpc.id && $0.isDefault }.map(\.id)
        return makeInterfaces(of: id, in: subnetIDs, groups: named.isEmpty ? standard : named)
    }

    /// The interfaces through which an endpoint is reached.
    mutating func makeInterfaces(of id: String, in subnetIDs: [String], groups: [String]) -> VPCEndpoint.Kind {
        let made = subnetIDs.compactMap {
            makeInterface(
                in: $0, kind: "vpc_endpoint", text: "VPC Endpoint Interface \(id)", requester: account, groups: groups,
                holder: "amazon-aws")
        }
        return .interface(subnetIDs: subnetIDs, interfaceIDs: made.map(\.id), groups: groups)
    }

    mutating func describeVPCEndpoints(_ call: Parameters) throws -> [XML] {
        try list(\.endpoints, ids: "VpcEndpointId", as: "vpcEndpointSet", call) { $0.xml($1) }
    }

    /// What cannot be deleted is listed in an answer that says 200.
    mutating func deleteVPCEndpoints(_ call: Parameters) throws -> [XML] {
        let ids = call.strings("VpcEndpointId")
        guard !ids.isEmpty else { throw Refusal.missing("VpcEndpointId") }
        var unsuccessful: [XML] = []
        for id in ids {
            guard endpoints.found(id, at: now) != nil else {
                unsuccessful.append(Self.unsuccessful(id, VPCEndpoint.absent(id)))
                continue
            }
            guard endpoints[id]?.isDeleting == false else { continue }
            endpoints[id]?.isDeleting = true
            agenda.add(.endpointGone(id), at: now + duration("delete", of: id, in: 20...60))
        }
        return [XML("unsuccessful", unsuccessful)]
    }

    private static func unsuccessful(_ id: String, _ refusal: Refusal) -> XML {
        XML(
            "item",
            [
                XML("resourceId", id),
                XML("error", [XML("code", refusal.code), XML("message", refusal.message)]),
            ])
    }
}
