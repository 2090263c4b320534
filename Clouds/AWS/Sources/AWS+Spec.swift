import Cloud
import Domain

extension AWS {
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
        if spec.publicAccess.isEmpty, spec.options["privateEndpoint"] == "no" {
            throw Problem.invalid(
                "publicAccess",
                "Nobody could reach the API server: it has no private endpoint, and no network may reach it publicly.",
                advice: "Name a network, or leave the private endpoint on.")
        }
        for principal in administrators(spec)
        where principal.wholeMatch(of: #/arn:aws[a-z-]*:iam::\d{12}:(user|role)/.+/#) == nil {
            throw Problem.invalid(
                "administrators", "“\(principal)” is no ARN of an IAM user or role.",
                advice: "Write it as arn:aws:iam::123456789012:role/admins.")
        }
    }

    /// RFC 1918 and RFC 6598.
    private static let privateRanges = [
        range(10, 0, prefix: 8), range(172, 16, prefix: 12), range(192, 168, prefix: 16), range(100, 64, prefix: 10),
    ]

    private static func range(_ first: UInt32, _ second: UInt32, prefix: Int) -> NetworkRange {
        NetworkRange(base: first << 24 | second << 16, prefix: prefix)
    }

    private func check(network range: NetworkRange) throws(Problem) {
        // A VPC takes /16 to /28 (VPC user guide); in less than a /20 the private subnets run out of pod addresses.
        guard (16...20).contains(range.prefix) else {
            throw .invalid(
                "network", "\(range) is too \(range.prefix < 16 ? "large" : "small") for a cluster's VPC.",
                advice: "Give a private range from /16 to /20, such as \(standardNetwork).")
        }
        guard Self.privateRanges.contains(where: { $0.contains(range) }) else {
            throw .invalid(
                "network", "\(range) is not a private range.",
                advice: "Take one in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.")
        }
        let bridge = Self.range(172, 17, prefix: 16)
        guard !range.overlaps(bridge) else {
            throw .invalid(
                "network", "\(range) overlaps \(bridge), which container runtimes use inside a node.",
                advice: "Take another range, such as \(standardNetwork).")
        }
    }

    func administrators(_ spec: Cluster.Spec) -> [String] {
        (spec.options["administrators"] ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    func plan(_ cluster: Cluster, known: [String], account: String) throws -> ClusterPlan {
        guard let choices = cluster.choices else {
            throw Problem("The zones of \(cluster.name) are not chosen yet.", advice: "Nothing to do.", remedy: .wait)
        }
        let spec = cluster.spec
        // What varies in number is the union of what is asked for and what was ever made.
        let letters = Set(known.filter { $0.hasPrefix("subnet-") }.compactMap(\.last))
        let administrators = administrators(spec)
        let access = Set(known.filter { $0.hasPrefix("access-") }).subtracting(administrators.map(AccessEntry.name))
        let zones = Set(choices.zones).union(letters.map { "\(cluster.region)\($0)" }).sorted()
        return ClusterPlan(
            region: cluster.region, account: account, partition: Partition(region: cluster.region),
            network: NetworkPlan(spec.network, zones: choices.zones), zones: zones, version: choices.version,
            size: spec.size, nodes: spec.nodes.min, scales: spec.nodes.scales,
            access: EKS.EndpointAccess(
                isPublic: !spec.publicAccess.isEmpty, isPrivate: spec.options["privateEndpoint"] != "no",
                publicRanges: spec.publicAccess.map(\.description)),
            support: (spec.options["support"] ?? "standard").uppercased(),
            hasExitPerZone: spec.options["natGateways"] == "per-zone", administrators: administrators,
            formerAccess: access.sorted())
    }
}

extension String {
    var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
