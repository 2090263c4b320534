import Engine

/// Says which role a controller's pods take on (EKS Pod Identity).
struct PodIdentity: Resource {
    /// The controller, and its service account's name in `kube-system`.
    let purpose: String
    let serviceAccount: String
    let controlPlane: Node<ControlPlane>
    let role: Node<Role>

    var name: String { "pod-identity-\(purpose)" }
    let ownership = Ownership.named
    var goesWith: (any Need)? { controlPlane }

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EKS.PodIdentityAssociation> {
        let found = try await scope.client.eks.podIdentityAssociations(of: scope.owner.stem)
        let mine = found.first { $0.namespace == "kube-system" && $0.serviceAccount == serviceAccount }
        return mine.map { .ready($0) } ?? .absent
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EKS.PodIdentityAssociation? {
        try await scope.client.eks.createPodIdentityAssociation(
            of: scope.owner.stem, namespace: "kube-system", serviceAccount: serviceAccount, role: inputs[role].arn,
            token: scope.token, tags: scope.tags(name))
    }

    func delete(_ association: EKS.PodIdentityAssociation, in scope: Scope<AWSClient>) async throws {
        try await scope.client.eks.deletePodIdentityAssociation(association.id, of: scope.owner.stem)
    }

    func cloudIDs(of association: EKS.PodIdentityAssociation) -> [String] { [association.id] }
}
