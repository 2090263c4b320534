import Domain

/// What a cluster's graph is built from: the spec in Azure's own words.
struct ClusterPlan: Sendable {
    let region: String
    let network: NetworkPlan
    /// Such as `1`, `2`, `3`; none where the nodes may stand anywhere in the region.
    let zones: [String]
    let version: String
    let size: String
    let nodes: Cluster.NodeCount
    let access: APIAccess
    /// `Free`, or `Standard` with an SLA, which Azure charges for.
    let tier: String
    /// Services may ask for load balancers in the nodes' subnet.
    let hasInternalLoadBalancers: Bool
    /// What is not the cluster's and may go with its group, by Azure's ids.
    let alsoRemoved: Set<String>
}

/// From where the API server is reached.
struct APIAccess: Sendable, Hashable {
    /// It has no public address at all.
    let isPrivate: Bool
    /// The networks that may reach it; none means everybody.
    let ranges: Set<String>
}

/// How a cluster's addresses are divided. Pods and services have ranges that exist inside the cluster alone.
struct NetworkPlan: Sendable {
    let range: NetworkRange
    let nodes: NetworkRange
    let pods: NetworkRange
    let services: NetworkRange

    init(_ range: NetworkRange) {
        self.range = range
        nodes = range.part(0, prefix: range.prefix + 1) ?? range
        let free = Self.inner.filter { !$0.overlaps(range) }
        pods = free[0]
        services = free[1]
    }

    /// Candidates for what is inside: a network of any size overlaps at most one of them, or a whole block.
    private static let inner = [
        part(10, 244), part(10, 245), part(172, 18), part(172, 19), part(192, 168),
    ]

    private static func part(_ first: UInt32, _ second: UInt32) -> NetworkRange {
        NetworkRange(base: first << 24 | second << 16, prefix: 16)
    }

    /// Azure's rule: the tenth address of the service range is what everybody takes for the DNS service.
    var dnsAddress: String {
        let address = services.base + 10
        return [24, 16, 8, 0].map { String(address >> UInt32($0) & 255) }.joined(separator: ".")
    }
}

extension AKS.Cluster {
    var access: APIAccess {
        let profile = properties?.apiServerAccessProfile
        return APIAccess(
            isPrivate: profile?.enablePrivateCluster ?? false, ranges: Set(profile?.authorizedIPRanges ?? []))
    }
}
