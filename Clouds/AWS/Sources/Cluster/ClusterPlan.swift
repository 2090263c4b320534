import Domain

/// What a cluster's graph is built from: the spec in AWS's own words.
struct ClusterPlan: Sendable {
    let region: String
    let account: String
    let partition: Partition
    let network: NetworkPlan
    /// Full names, such as `eu-central-1a`, in order.
    let zones: [String]
    let version: String
    let size: String
    /// Nodes that the node group keeps.
    let nodes: Int
    /// More nodes may be added by Karpenter.
    let scales: Bool
    let access: EKS.EndpointAccess
    /// `STANDARD` or `EXTENDED`.
    let support: String
    let hasExitPerZone: Bool
    /// The customer's own identities that may administer the cluster.
    let administrators: [String]
    /// The steps of those who were administrators once.
    let formerAccess: [String]
    /// The ARN of the policy that bounds every role, if the customer has one.
    var boundary: String?
}

/// How a VPC's range is divided: three quarters for private subnets, the last one for public ones.
struct NetworkPlan: Sendable {
    let range: NetworkRange
    private let letters: [Character: Int]

    /// - Parameter zones: of the region, in order; a zone keeps its part of the range whichever of them are used.
    init(_ range: NetworkRange, zones: [String]) {
        self.range = range
        letters = Dictionary(uniqueKeysWithValues: zones.enumerated().map { ($1.last ?? "a", $0) })
    }

    func privateRange(_ zone: String) -> NetworkRange { part(zone, prefix: range.prefix + 2, after: 0) }

    func publicRange(_ zone: String) -> NetworkRange { part(zone, prefix: range.prefix + 6, after: 48) }

    private func part(_ zone: String, prefix: Int, after: Int) -> NetworkRange {
        let index = zone.last.flatMap { letters[$0] } ?? 0
        guard let part = range.part(after + index, prefix: prefix) else {
            preconditionFailure("\(range) has no part for \(zone)")
        }
        return part
    }
}
