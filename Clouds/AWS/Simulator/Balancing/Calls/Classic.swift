/// The generation before: what Kubernetes makes for a Service where no controller of AWS's is installed.
extension LoadBalancing {
    mutating func createClassic(_ call: Call, ec2: inout EC2) throws -> [XML] {
        let parameters = call.parameters
        let name = try parameters.needed("LoadBalancerName")
        guard !balancers.all.contains(where: { $0.kind == .classic && $0.name == name }) else {
            throw Refusal(
                400, "DuplicateLoadBalancerName",
                "Load Balancer named \(name) already exists and it is configured with different parameters.")
        }
        let ports = try parameters.structures("Listeners.member").map { listener in
            LoadBalancer.Port(
                transport: try listener.needed("Protocol"), number: try listener.number("LoadBalancerPort") ?? 80,
                instanceTransport: listener["InstanceProtocol"] ?? "TCP",
                instanceNumber: try listener.number("InstancePort") ?? 80)
        }
        let made = make(
            .classic, named: name, isInternal: parameters["Scheme"] == "internal",
            in: parameters.strings("Subnets.member"), groups: parameters.strings("SecurityGroups.member"),
            tags: try IAM.tags(parameters), at: call.now, ec2: &ec2)
        guard let made else { throw Refusal(400, "SubnetNotFound", "One or more of the subnets were not found") }
        balancers[made.arn]?.ports = ports
        return [XML("DNSName", made.host)]
    }

    private func classics(_ call: Call) throws -> [LoadBalancer] {
        let names = call.parameters.strings("LoadBalancerNames.member")
        let all = balancers.shown(at: call.now).filter { $0.kind == .classic }
        if let missing = names.first(where: { name in !all.contains { $0.name == name } }) {
            throw Self.noClassic(missing)
        }
        return names.isEmpty ? all : all.filter { names.contains($0.name) }
    }

    func describeClassic(_ call: Call) throws -> [XML] {
        try Self.page(classics(call), call, as: "LoadBalancerDescriptions") { balancer in
            [
                XML("LoadBalancerName", balancer.name), XML("DNSName", balancer.host),
                XML("CanonicalHostedZoneName", balancer.host), XML("CanonicalHostedZoneNameID", "Z215JYRZR1TBD5"),
                XML("ListenerDescriptions", balancer.ports.map { XML("member", [XML("Listener", xml($0))]) }),
                XML("AvailabilityZones", balancer.zones.map { XML("member", $0) }),
                XML("Subnets", balancer.subnetIDs.map { XML("member", $0) }), XML("VPCId", balancer.vpcID),
                XML("Instances", []), XML("SecurityGroups", balancer.groups.map { XML("member", $0) }),
                XML("CreatedTime", Moment(balancer.madeAt).text),
                XML("Scheme", balancer.isInternal ? "internal" : "internet-facing"),
            ]
        }
    }

    private func xml(_ port: LoadBalancer.Port) -> [XML] {
        [
            XML("Protocol", port.transport), XML("LoadBalancerPort", "\(port.number)"),
            XML("InstanceProtocol", port.instanceTransport), XML("InstancePort", "\(port.instanceNumber)"),
        ]
    }

    func describeClassicTags(_ call: Call) throws -> [XML] {
        guard (1...20).contains(call.parameters.strings("LoadBalancerNames.member").count) else {
            throw Refusal.invalid("At least one and at most 20 load balancer names must be specified.")
        }
        let rows = try classics(call).map {
            XML("member", [XML("LoadBalancerName", $0.name), IAM.tagsXML($0.tags)])
        }
        return [XML("TagDescriptions", rows)]
    }

    mutating func deleteClassic(_ call: Call) throws -> [XML] {
        let name = try call.parameters.needed("LoadBalancerName")
        if let known = balancers.all.first(where: { $0.kind == .classic && $0.name == name }) {
            remove(known, at: call.now)
        }
        return []
    }
}
