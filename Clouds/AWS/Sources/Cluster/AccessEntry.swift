import Engine

/// Lets one of the customer's own IAM identities administer the cluster.
struct AccessEntry: Resource {
    let principal: String
    let controlPlane: Node<ControlPlane>

    var name: String { Self.name(principal) }
    let ownership = Ownership.named
    var goesWith: (any Need)? { controlPlane }

    /// After the last part of the principal's name, which people recognize, and a mark of the whole of it.
    static func name(_ principal: String) -> String {
        "access-\(principal.split(separator: "/").last ?? "root")-\(principal.mark)"
    }

    static func policy(_ client: AWSClient) -> String {
        "arn:\(client.partition.rawValue):eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    }

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EKS.AccessEntry> {
        let eks = scope.client.eks
        guard var entry = try await eks.accessEntry(of: principal, to: scope.owner.stem) else { return .absent }
        entry.policies = try await eks.accessPolicies(of: principal, to: scope.owner.stem)
        return entry.policies.contains(Self.policy(scope.client))
            ? .ready(entry) : .outdated(entry, "giving it the administrator's policy")
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EKS.AccessEntry? {
        var entry = EKS.AccessEntry(principal: principal)
        try await scope.client.eks.createAccessEntry(
            for: principal, to: scope.owner.stem, token: scope.token, tags: scope.tags(name))
        do { try await update(entry, in: scope, from: inputs) } catch { return nil }
        entry.policies = [Self.policy(scope.client)]
        return entry
    }

    func update(_ entry: EKS.AccessEntry, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        try await scope.client.eks.associate(policy: Self.policy(scope.client), with: principal, to: scope.owner.stem)
    }

    func delete(_ entry: EKS.AccessEntry, in scope: Scope<AWSClient>) async throws {
        try await scope.client.eks.deleteAccessEntry(of: principal, to: scope.owner.stem)
    }

    func cloudIDs(of entry: EKS.AccessEntry) -> [String] { [entry.principal] }
}
