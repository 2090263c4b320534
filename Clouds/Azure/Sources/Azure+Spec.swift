import Cloud
import Domain

extension Azure {
    public func check(_ spec: Cluster.Spec, kind: Cluster.Kind, region: String) throws {
        guard catalogue.regions.contains(where: { $0.id == region }) else {
            throw Problem.invalid(
                "region", "“\(region)” is not one of the regions on offer.",
                advice: "Choose one of \(catalogue.regions.map(\.id).joined(separator: ", ")).")
        }
        guard catalogue.sizes.contains(where: { $0.id == spec.size }) else {
            throw Problem.invalid(
                "size", "“\(spec.size)” is not one of the node sizes on offer.",
                advice: "Choose one of \(catalogue.sizes.map(\.id).joined(separator: ", ")).")
        }
        if let version = spec.version, version.wholeMatch(of: #/1\.\d{2}/#) == nil {
            throw Problem.invalid(
                "version", "“\(version)” is no Kubernetes version.", advice: "Write it as 1.33, or leave it out.")
        }
        try check(network: spec.network)
        try check(access: spec)
    }

    private func check(access spec: Cluster.Spec) throws(Problem) {
        if isPrivate(spec) {
            guard spec.publicAccess.isEmpty || spec.publicAccess == [.everywhere] else {
                throw .invalid(
                    "publicAccess",
                    "A private cluster has no public address, so \(spec.publicAccess[0]) cannot be let in.",
                    advice: "Leave publicAccess out, or set privateCluster to no.")
            }
            return
        }
        guard !spec.publicAccess.isEmpty else {
            throw .invalid(
                "publicAccess", "Nobody could reach the API server: no network may.",
                advice: "Name a network, or set privateCluster to yes.")
        }
        // AKS: "Secure access to the API server using authorized IP address ranges".
        guard spec.publicAccess.count <= 200 else {
            throw .invalid(
                "publicAccess", "\(spec.publicAccess.count) networks are named; AKS takes 200.",
                advice: "Join some of them into larger ranges.")
        }
    }

    private func isPrivate(_ spec: Cluster.Spec) -> Bool { spec.options["privateCluster"] == "yes" }

    func hasInternalLoadBalancers(_ spec: Cluster.Spec) -> Bool { spec.options["internalLoadBalancers"] == "yes" }

    /// RFC 1918 and RFC 6598.
    private static let privateRanges = [
        range(10, 0, prefix: 8), range(172, 16, prefix: 12), range(192, 168, prefix: 16), range(100, 64, prefix: 10),
    ]

    /// What AKS keeps for itself ("Configure Azure CNI Overlay", IP address planning), and container runtimes.
    private static let taken = [
        range(172, 17, prefix: 16), range(172, 30, prefix: 16), range(172, 31, prefix: 16),
    ]

    private static func range(_ first: UInt32, _ second: UInt32, prefix: Int) -> NetworkRange {
        NetworkRange(base: first << 24 | second << 16, prefix: prefix)
    }

    private func check(network range: NetworkRange) throws(Problem) {
        // Half of it is the nodes' subnet: a /24 has room for a hundred of them.
        guard (12...24).contains(range.prefix) else {
            throw .invalid(
                "network", "\(range) is too \(range.prefix < 12 ? "large" : "small") for a cluster's network.",
                advice: "Give a private range from /12 to /24, such as \(standardNetwork).")
        }
        guard Self.privateRanges.contains(where: { $0.contains(range) }) else {
            throw .invalid(
                "network", "\(range) is not a private range.",
                advice: "Take one in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.")
        }
        if let taken = Self.taken.first(where: range.overlaps) {
            throw .invalid(
                "network", "\(range) overlaps \(taken), which AKS uses inside the cluster.",
                advice: "Take another range, such as \(standardNetwork).")
        }
    }

    func plan(_ cluster: Cluster) throws -> ClusterPlan {
        guard let choices = cluster.choices else {
            throw Problem("The version of \(cluster.name) is not chosen yet.", advice: "Nothing to do.", remedy: .wait)
        }
        let spec = cluster.spec
        let isOpen = isPrivate(spec) || spec.publicAccess.contains(.everywhere)
        return ClusterPlan(
            region: cluster.region, network: NetworkPlan(spec.network), zones: choices.zones,
            version: choices.version, size: spec.size, nodes: spec.nodes,
            access: APIAccess(
                isPrivate: isPrivate(spec), ranges: isOpen ? [] : Set(spec.publicAccess.map(\.description))),
            tier: cluster.kind == .dedicatedHA ? "Standard" : "Free",
            hasInternalLoadBalancers: hasInternalLoadBalancers(spec), alsoRemoved: cluster.alsoRemoved)
    }
}
