/// One permission that a call needs.
struct Authorization: Sendable, Hashable {
    /// `ec2:CreateTags`.
    let action: String
    /// The ARN that a policy's `Resource` is compared with; `*` where the action knows none.
    let resource: String
    /// What its `Condition` is compared with: `aws:RequestTag/Name`, `iam:PassedToService`. Keys keep their case here
    /// and are compared without regard to it. `aws:PrincipalArn`, `aws:RequestedRegion` and the like are added by
    /// the door.
    var conditions: [String: [String]] = [:]

    /// How a refusal calls the resource, where that is not its ARN: IAM says `role payments`.
    var title: String?

    init(
        _ action: String, on resource: String = "*", as title: String? = nil, conditions: [String: [String]] = [:]
    ) {
        self.action = action
        self.resource = resource
        self.title = title
        self.conditions = conditions
    }

    /// The condition keys of the tags that a request carries.
    static func requestTags(_ tags: [String: String]) -> [String: [String]] {
        var conditions = Dictionary(uniqueKeysWithValues: tags.map { ("aws:RequestTag/\($0.key)", [$0.value]) })
        if !tags.isEmpty { conditions["aws:TagKeys"] = tags.keys.sorted() }
        return conditions
    }

    /// The condition keys of the tags that a thing has. `service` adds its own spelling: `ec2:ResourceTag/…`.
    static func resourceTags(_ tags: [String: String], of service: ServiceName? = nil) -> [String: [String]] {
        var conditions: [String: [String]] = [:]
        for (key, value) in tags {
            conditions["aws:ResourceTag/\(key)"] = [value]
            if let service { conditions["\(service.rawValue):ResourceTag/\(key)"] = [value] }
        }
        return conditions
    }
}
