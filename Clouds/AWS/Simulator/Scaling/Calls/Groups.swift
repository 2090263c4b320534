extension AutoScaling {
    func describeGroups(_ call: Call, _ ec2: EC2) throws -> [XML] {
        let names = call.parameters.strings("AutoScalingGroupNames.member")
        let filters = call.parameters.structures("Filters.member").map {
            ($0["Name"] ?? "", $0.strings("Values.member"))
        }
        let found = groups.values.sorted { $0.name < $1.name }.filter { group in
            (names.isEmpty || names.contains(group.name)) && filters.allSatisfy { Self.passes(group, $0, $1) }
        }
        let start = call.parameters["NextToken"].flatMap(Int.init) ?? 0
        let shown = found.dropFirst(start).prefix(try call.parameters.number("MaxRecords") ?? 50)
        let end = start + shown.count
        let rest = end < found.count ? [XML("NextToken", "\(end)")] : []
        return [XML("AutoScalingGroups", shown.map { XML("member", xml($0, ec2)) })] + rest
    }

    private static func passes(_ group: Group, _ filter: String, _ values: [String]) -> Bool {
        switch filter {
        case "tag-key": group.tags.keys.contains(where: values.contains)
        case "tag-value": group.tags.values.contains(where: values.contains)
        case let name where name.hasPrefix("tag:"): group.tags[String(name.dropFirst(4))].map(values.contains) ?? false
        default: false
        }
    }

    private func xml(_ group: Group, _ ec2: EC2) -> [XML] {
        let template = group.launchTemplateID.map {
            [XML("LaunchTemplate", [XML("LaunchTemplateId", $0), XML("Version", "1")])]
        }
        let machines = group.instanceIDs.compactMap { ec2.instances[$0] }
        return [
            XML("AutoScalingGroupName", group.name), XML("AutoScalingGroupARN", arn(group.name)),
            XML("MinSize", "\(group.minimum)"), XML("MaxSize", "\(group.maximum)"),
            XML("DesiredCapacity", "\(group.desired)"), XML("DefaultCooldown", "300"),
            XML("AvailabilityZones", group.zones.map { XML("member", $0) }), XML("LoadBalancerNames", []),
            XML("TargetGroupARNs", []), XML("HealthCheckType", "EC2"), XML("HealthCheckGracePeriod", "15"),
            XML("Instances", machines.map { XML("member", xml($0, in: group)) }),
            XML("CreatedTime", Moment(group.madeAt).text), XML("SuspendedProcesses", []),
            XML("VPCZoneIdentifier", group.subnetIDs.joined(separator: ",")), XML("EnabledMetrics", []),
            XML("Tags", rows(group)), XML("TerminationPolicies", [XML("member", "Default")]),
            XML("NewInstancesProtectedFromScaleIn", "false"),
        ] + (template ?? [])
    }

    private func xml(_ machine: EC2.Instance, in group: Group) -> [XML] {
        let isStarting = machine.state == .pending
        return [
            XML("InstanceId", machine.id), XML("InstanceType", machine.size.name),
            XML("AvailabilityZone", machine.zone.name),
            XML("LifecycleState", isStarting ? "Pending" : machine.state == .running ? "InService" : "Terminating"),
            XML("HealthStatus", "Healthy"), XML("ProtectedFromScaleIn", "false"),
        ]
    }

    private func rows(_ group: Group) -> [XML] {
        group.tags.sorted { $0.key < $1.key }.map {
            XML(
                "member",
                [
                    XML("ResourceId", group.name), XML("ResourceType", "auto-scaling-group"), XML("Key", $0.key),
                    XML("Value", $0.value), XML("PropagateAtLaunch", "true"),
                ])
        }
    }

    func describeTags(_ call: Call) throws -> [XML] {
        let filters = call.parameters.structures("Filters.member").map {
            ($0["Name"] ?? "", $0.strings("Values.member"))
        }
        let found = groups.values.sorted { $0.name < $1.name }.filter { group in
            filters.allSatisfy { name, values in
                name == "auto-scaling-group" ? values.contains(group.name) : Self.passes(group, "tag-" + name, values)
            }
        }
        return [XML("Tags", found.flatMap(rows))]
    }

    mutating func createGroup(_ call: Call, _ ec2: EC2) throws -> [XML] {
        let parameters = call.parameters
        let name = try parameters.needed("AutoScalingGroupName")
        guard groups[name] == nil else {
            throw Refusal(
                400, "AlreadyExists",
                "AutoScalingGroup by this name already exists - A group with the name \(name) already exists")
        }
        let subnetIDs = (parameters["VPCZoneIdentifier"] ?? "").split(separator: ",").map(String.init)
        let zones = try subnetIDs.map { id in
            guard let subnet = ec2.subnets[id] else {
                throw Refusal.invalid("The subnet ID '\(id)' does not exist")
            }
            return subnet.zone.name
        }
        let minimum = try parameters.number("MinSize") ?? 0
        let desired = try parameters.number("DesiredCapacity") ?? minimum
        // Machines come from node groups here; a group that somebody makes by hand stays as empty as it is wanted.
        guard desired == 0 else {
            throw Refusal.invalid(
                "You must use a valid fully-formed launch template. No machines can be launched here.")
        }
        let tags = Dictionary(parameters.structures("Tags.member").map { ($0["Key"] ?? "", $0["Value"] ?? "") }) { $1 }
        make(
            Group(
                name: name, minimum: minimum, maximum: try parameters.number("MaxSize") ?? 0, desired: desired,
                subnetIDs: subnetIDs, zones: zones, launchTemplateID: parameters["LaunchTemplate.LaunchTemplateId"],
                tags: tags, madeAt: call.now))
        return []
    }

    private func group(_ call: Call) throws -> Group {
        let name = try call.parameters.needed("AutoScalingGroupName")
        guard let group = groups[name] else {
            throw Refusal.invalid("AutoScalingGroup name not found - AutoScalingGroup '\(name)' not found")
        }
        return group
    }

    mutating func updateGroup(_ call: Call) throws -> [XML] {
        var group = try group(call)
        group.minimum = try call.parameters.number("MinSize") ?? group.minimum
        group.maximum = try call.parameters.number("MaxSize") ?? group.maximum
        group.desired = try call.parameters.number("DesiredCapacity") ?? group.desired
        guard group.minimum <= group.desired, group.desired <= group.maximum else {
            throw Refusal.invalid(
                "Desired capacity:\(group.desired) must be between the specified min size:\(group.minimum) and max "
                    + "size:\(group.maximum)"
            )
        }
        make(group)
        return []
    }

    mutating func deleteGroup(_ call: Call) throws -> [XML] {
        let group = try group(call)
        let isForced = try call.parameters.flag("ForceDelete") ?? false
        guard isForced || group.instanceIDs.isEmpty else {
            throw Refusal(
                400, "ResourceInUse",
                "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) "
                    + "still in the group."
            )
        }
        remove(group.name)
        return []
    }
}
