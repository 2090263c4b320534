/// What Elastic Load Balancing says no with.
extension LoadBalancing {
    static func noBalancer(_ arns: [String]) -> Refusal {
        Refusal(400, "LoadBalancerNotFound", "Load balancers '[\(arns.joined(separator: ", "))]' not found")
    }

    static func noTargetGroup() -> Refusal {
        Refusal(400, "TargetGroupNotFound", "One or more target groups not found")
    }

    static func noListener() -> Refusal { Refusal(400, "ListenerNotFound", "One or more listeners not found") }

    static func noClassic(_ name: String) -> Refusal {
        Refusal(400, "LoadBalancerNotFound", "There is no ACTIVE Load Balancer named '\(name)'")
    }

    /// One answer's part of a list.
    static func page<Item>(_ items: [Item], _ call: Call, as name: String, show: (Item) -> [XML]) throws -> [XML] {
        let start = call.parameters["Marker"].flatMap(Int.init) ?? 0
        let size = try call.parameters.number("PageSize") ?? 400
        guard (1...400).contains(size) else {
            throw Refusal.unfit("\(size)", at: "pageSize", "Member must have value less than or equal to 400")
        }
        let shown = items.dropFirst(start).prefix(size)
        let end = start + shown.count
        let rest = end < items.count ? [XML("NextMarker", "\(end)")] : []
        return [XML(name, shown.map { XML("member", show($0)) })] + rest
    }
}
