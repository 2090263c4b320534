import Foundation

/// EC2 Auto Scaling as one account sees it in one region: the groups, which others fill with machines.
struct AutoScaling: Sendable {
    let region: String
    let account: String
    private(set) var groups: [String: Group] = [:]

    /// As many machines of one kind as are wanted.
    struct Group: Sendable {
        let name: String
        var minimum: Int
        var maximum: Int
        var desired: Int
        let subnetIDs: [String]
        let zones: [String]
        let launchTemplateID: String?
        var tags: [String: String]
        let madeAt: Date
        var instanceIDs: [String] = []

        init(
            name: String, minimum: Int, maximum: Int, desired: Int, subnetIDs: [String], zones: [String],
            launchTemplateID: String?, tags: [String: String], madeAt: Date
        ) {
            self.name = name
            self.minimum = minimum
            self.maximum = maximum
            self.desired = desired
            self.subnetIDs = subnetIDs
            self.zones = zones
            self.launchTemplateID = launchTemplateID
            self.tags = tags
            self.madeAt = madeAt
        }
    }

    init(region: String, account: String) {
        self.region = region
        self.account = account
    }

    subscript(name: String) -> Group? { groups[name] }

    mutating func make(_ group: Group) { groups[group.name] = group }

    mutating func change(_ name: String, _ change: (inout Group) -> Void) {
        guard var group = groups[name] else { return }
        change(&group)
        groups[name] = group
    }

    mutating func remove(_ name: String) { groups[name] = nil }

    /// The groups' own unique number is left out: nobody here asks for it.
    func arn(_ name: String) -> String {
        "arn:aws:autoscaling:\(region):\(account):autoScalingGroup:*:autoScalingGroupName/\(name)"
    }

    var possessions: [Possession] {
        groups.values.map {
            Possession(
                "auto-scaling-group", id: arn($0.name), region: region, tags: $0.tags, detail: "\($0.desired) wanted")
        }
    }
}
