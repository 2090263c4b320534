import Engine

/// An add-on that EKS installs in the cluster and keeps.
struct Addon: Resource {
    /// What EKS calls it.
    let addon: String
    let controlPlane: Node<ControlPlane>
    /// The role that its pods take on, and their service account.
    var role: Node<Role>?
    var serviceAccount: String?
    /// Has to be there before it, such as the agent that hands out its role.
    var after: [Node<Addon>] = []

    var name: String { "addon-\(addon)" }
    let ownership = Ownership.named
    let takes = Duration.seconds(40)
    var goesWith: (any Need)? { controlPlane }

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EKS.Addon> {
        guard let addon = try await scope.client.eks.addon(addon, of: scope.owner.stem) else { return .absent }
        switch addon.status {
        case "ACTIVE": return .ready(addon)
        case "CREATE_FAILED": return .broken(addon, addon.issue ?? "AWS gives no reason")
        case "DELETING": return .changing("EKS is removing it")
        // Until there are nodes, an add-on that runs on nodes has nowhere to run. It can be removed all the same.
        case "DEGRADED", "DELETE_FAILED", "UPDATE_FAILED":
            return .outdated(addon, addon.issue ?? "EKS says that it is \(addon.status.lowercased())")
        default: return .changing("EKS is installing it")
        }
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EKS.Addon? {
        try await scope.client.eks.createAddon(
            addon, of: scope.owner.stem, role: role.map { inputs[$0].arn }, serviceAccount: serviceAccount,
            token: scope.token, tags: scope.tags(name))
        return nil
    }

    // EKS mends what is degraded by itself.
    func update(_ addon: EKS.Addon, in scope: Scope<AWSClient>, from inputs: Inputs) {}

    func delete(_ addon: EKS.Addon, in scope: Scope<AWSClient>) async throws {
        try await scope.client.eks.deleteAddon(addon.name, of: scope.owner.stem)
    }

    func cloudIDs(of addon: EKS.Addon) -> [String] { [addon.arn] }
}
