import Domain

extension LoadBalancing {
    mutating func createListener(_ call: Call) throws -> [XML] {
        let balancer = try balancer(call)
        let parameters = call.parameters
        let port = try parameters.number("Port") ?? 80
        guard !listeners.all.contains(where: { $0.balancerARN == balancer.arn && $0.port == port }) else {
            throw Refusal(400, "DuplicateListener", "A listener already exists on this port for this load balancer")
        }
        let action = parameters.structures("DefaultActions.member").first
        let target = action?["TargetGroupArn"] ?? action?["ForwardConfig.TargetGroups.member.1.TargetGroupArn"]
        if let target, targetGroups.found(target, at: call.now) == nil { throw Self.noTargetGroup() }
        let path = balancer.arn.split(separator: "/").dropFirst().joined(separator: "/")
        let listener = Listener(
            arn: arn("listener/\(path)/\(newID())"), balancerARN: balancer.arn,
            transport: parameters["Protocol"] ?? "HTTP", port: port, targetGroupARN: target,
            tags: try IAM.tags(parameters))
        listeners.add(listener, named: listener.arn, shownFrom: call.now + lag)
        return [XML("Listeners", [XML("member", xml(listener))])]
    }

    private func xml(_ listener: Listener) -> [XML] {
        let action = listener.targetGroupARN.map { [XML("Type", "forward"), XML("TargetGroupArn", $0)] }
        return [
            XML("ListenerArn", listener.arn), XML("LoadBalancerArn", listener.balancerARN),
            XML("Port", "\(listener.port)"), XML("Protocol", listener.transport),
            XML("DefaultActions", [XML("member", action ?? [XML("Type", "fixed-response")])]),
        ]
    }

    func describeListeners(_ call: Call) throws -> [XML] {
        let arns = call.parameters.strings("ListenerArns.member")
        let all = listeners.shown(at: call.now)
        guard arns.allSatisfy({ arn in all.contains { $0.arn == arn } }) else { throw Self.noListener() }
        guard arns.isEmpty else {
            return try Self.page(all.filter { arns.contains($0.arn) }, call, as: "Listeners") { xml($0) }
        }
        let balancer = try balancer(call)
        return try Self.page(all.filter { $0.balancerARN == balancer.arn }, call, as: "Listeners") { xml($0) }
    }

    mutating func deleteListener(_ call: Call) throws -> [XML] {
        let arn = try call.parameters.needed("ListenerArn")
        guard listeners[arn] != nil else { throw Self.noListener() }
        listeners.remove(arn, shownUntil: call.now + lag)
        return []
    }
}
