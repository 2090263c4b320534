import Cloud

/// Elastic Load Balancing v2 (API version 2015-12-01): what services and ingresses leave behind.
struct ELB: Sendable {
    let query: QueryDoor
    let snapshot: Snapshot

    struct LoadBalancer: Codable, Sendable, Hashable {
        let arn: String
        let vpcID: String
        let tags: Tags
    }

    struct TargetGroup: Codable, Sendable, Hashable {
        let arn: String
        let vpcID: String
        let tags: Tags
    }

    /// Those that the cluster's controllers made, by their tags, in our VPC.
    func loadBalancers(inVPCs vpcs: [String], ofCluster cluster: String) async throws -> [LoadBalancer] {
        try await made(vpcs, cluster, "DescribeLoadBalancers", "LoadBalancers", "LoadBalancerArn") {
            LoadBalancer(arn: $0, vpcID: $1, tags: $2)
        }
    }

    func targetGroups(inVPCs vpcs: [String], ofCluster cluster: String) async throws -> [TargetGroup] {
        try await made(vpcs, cluster, "DescribeTargetGroups", "TargetGroups", "TargetGroupArn") {
            TargetGroup(arn: $0, vpcID: $1, tags: $2)
        }
    }

    private func made<Thing: Sendable>(
        _ vpcs: [String], _ cluster: String, _ action: String, _ list: String, _ arn: String,
        _ make: @escaping @Sendable (String, String, Tags) -> Thing
    ) async throws -> [Thing] {
        guard !vpcs.isEmpty else { return [] }
        return try await snapshot.once("\(action) \(cluster)") {
            let all = try await query.pages(action, next: ("NextMarker", "Marker"), list: list)
            let ours = all.compactMap { thing -> (String, String)? in
                guard let vpc = thing.string("VpcId"), vpcs.contains(vpc), let arn = thing.string(arn) else {
                    return nil
                }
                return (arn, vpc)
            }
            let tags = try await tags(of: ours.map(\.0))
            return ours.filter { tags[$0.0]?.isMade(by: cluster) == true }.map { make($0.0, $0.1, tags[$0.0] ?? [:]) }
        }
    }

    /// AWS tells the tags of 20 things a call.
    private func tags(of arns: [String]) async throws -> [String: Tags] {
        var tags: [String: Tags] = [:]
        for start in stride(from: 0, to: arns.count, by: 20) {
            var fields: Fields = [:]
            fields.list("ResourceArns.member", Array(arns[start..<min(start + 20, arns.count)]))
            for thing in try await query.call("DescribeTags", fields).list("TagDescriptions") {
                tags[thing.string("ResourceArn") ?? ""] = thing.tags
            }
        }
        return tags
    }

    func allowDeletion(of arn: String) async throws {
        let fields: Fields = [
            "LoadBalancerArn": arn, "Attributes.member.1.Key": "deletion_protection.enabled",
            "Attributes.member.1.Value": "false",
        ]
        try await query.call("ModifyLoadBalancerAttributes", fields, isRepeatable: true)
    }

    func deleteLoadBalancer(_ arn: String) async throws {
        try await query.call("DeleteLoadBalancer", ["LoadBalancerArn": arn], isRepeatable: true)
    }

    func deleteTargetGroup(_ arn: String) async throws {
        try await query.call("DeleteTargetGroup", ["TargetGroupArn": arn], isRepeatable: true)
    }
}

extension Tags {
    /// By the Load Balancer Controller's tag, or by the one of Kubernetes' own controller.
    fileprivate func isMade(by cluster: String) -> Bool {
        self["elbv2.k8s.aws/cluster"] == cluster || self["kubernetes.io/cluster/\(cluster)"] == "owned"
    }
}
