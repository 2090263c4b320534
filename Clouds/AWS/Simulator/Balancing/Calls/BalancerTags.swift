extension LoadBalancing {
    func describeTags(_ call: Call) throws -> [XML] {
        let arns = call.parameters.strings("ResourceArns.member")
        guard (1...20).contains(arns.count) else {
            throw Refusal.unfit("\(arns)", at: "resourceArns", "Member must have length between 1 and 20")
        }
        let rows = try arns.map { arn in
            XML("member", [XML("ResourceArn", arn), IAM.tagsXML(try knownTags(arn, call))])
        }
        return [XML("TagDescriptions", rows)]
    }

    private func knownTags(_ arn: String, _ call: Call) throws -> [String: String] {
        if let tags = tags(of: arn) { return tags }
        if arn.contains(":targetgroup/") { throw Self.noTargetGroup() }
        throw arn.contains(":listener/") ? Self.noListener() : Self.noBalancer([arn])
    }

    mutating func addTags(_ call: Call) throws -> [XML] {
        let added = try IAM.tags(call.parameters)
        try changeTags(call) { $0.merge(added) { $1 } }
        return []
    }

    mutating func removeTags(_ call: Call) throws -> [XML] {
        let keys = call.parameters.strings("TagKeys.member")
        try changeTags(call) { tags in keys.forEach { tags[$0] = nil } }
        return []
    }

    private mutating func changeTags(_ call: Call, _ change: (inout [String: String]) -> Void) throws {
        let arns = call.parameters.strings("ResourceArns.member")
        for arn in arns { _ = try knownTags(arn, call) }
        for arn in arns {
            if var balancer = balancers[arn] {
                change(&balancer.tags)
                balancers[arn] = balancer
            } else if var group = targetGroups[arn] {
                change(&group.tags)
                targetGroups[arn] = group
            } else if var listener = listeners[arn] {
                change(&listener.tags)
                listeners[arn] = listener
            }
        }
    }
}
