import Engine

/// Lets pods take roles on by the cluster's own tokens.
///
/// Its name is the cluster's issuer, which is known only while the cluster lives; so the issuer is written on the
/// cluster role first, in a tag.
struct OIDCProvider: Resource {
    let name = "oidc-provider"
    let ownership = Ownership.named
    /// Once the cluster and its role are gone nothing leads to it any more: one that is slow to show is waited for.
    let settle = Duration.seconds(120)
    let controlPlane: Node<ControlPlane>
    let role: Node<Role>

    static let tag = "freehold:oidc-issuer"

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<IAM.OIDCProvider> {
        guard let issuer = try await issuer(in: scope) else { return .absent }
        guard let provider = try await scope.client.iam.oidcProvider(issuer: issuer) else { return .absent }
        try scope.checkOwned(provider.tags, "the OIDC provider \(provider.arn)")
        return .ready(provider)
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> IAM.OIDCProvider? {
        guard let issuer = inputs[controlPlane].issuer else { return nil }
        // Where the cluster had to be made anew, nothing but the tag leads to the provider of the one before it.
        if let former = try await noted(in: scope), former != issuer,
            let provider = try await scope.client.iam.oidcProvider(issuer: former)
        {
            try scope.checkOwned(provider.tags, "the OIDC provider \(provider.arn)")
            try await scope.client.iam.deleteOIDCProvider(provider.arn)
        }
        try await scope.client.iam.tagRole(inputs[role].name, [Self.tag: issuer])
        return try await scope.client.iam.createOIDCProvider(
            issuer: issuer, audience: "sts.amazonaws.com", tags: scope.tags(name))
    }

    func delete(_ provider: IAM.OIDCProvider, in scope: Scope<AWSClient>) async throws {
        try await scope.client.iam.deleteOIDCProvider(provider.arn)
    }

    private func issuer(in scope: Scope<AWSClient>) async throws -> String? {
        if let issuer = scope.lastKnown(controlPlane)?.issuer { return issuer }
        return try await noted(in: scope)
    }

    /// The issuer that is written on the cluster role.
    private func noted(in scope: Scope<AWSClient>) async throws -> String? {
        try await scope.client.iam.role(named: Role.roleName("cluster", of: scope.owner))?.tags[Self.tag]
    }

    func cloudIDs(of provider: IAM.OIDCProvider) -> [String] { [provider.arn] }
}
