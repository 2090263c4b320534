import Cloud
public import Domain

extension ControlPlane {
    /// What has to be switched on once in the account of a credential, and how far that is.
    public func preparation(
        of name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [Finding] {
        try caller.require(.useCredentials, in: workspace)
        let use = CredentialUse(caller: caller, purpose: "preparation")
        let (provider, open) = try await prepared(name, in: workspace, for: use)
        do { return try await provider.preparation(of: open) } catch { throw provider.explain(error) }
    }

    /// Has it switched on. Asking twice does no harm: the cloud keeps how far it is.
    public func prepareCredential(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [Finding] {
        try caller.require(.keepCredentials, in: workspace)
        // The use is the change: one row of the audit says both.
        let use = CredentialUse(caller: caller, purpose: "preparation", verb: "credential.prepare")
        let (provider, open) = try await prepared(name, in: workspace, for: use)
        do { return try await provider.prepare(open) } catch { throw provider.explain(error) }
    }

    private func prepared(
        _ name: String, in workspace: Workspace.ID, for use: CredentialUse
    ) async throws -> (provider: any Provider, open: OpenCredential) {
        let credential = try await known(credential: name, in: workspace)
        try credential.checkReady()
        return (
            try provider(credential.provider), try await open(credential, version: credential.version, for: use)
        )
    }
}
