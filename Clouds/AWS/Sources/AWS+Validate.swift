import Cloud
import Domain
import Engine

extension AWS {
    /// Ready means that AWS knows the key and says whose it is (STS GetCallerIdentity); it says nothing of the policy.
    public func validate(_ credential: OpenCredential) async throws -> Validation {
        do { return try await identify(credential) } catch { throw explain(error) }
    }

    private func identify(_ credential: OpenCredential) async throws -> Validation {
        let region = credential.fields["defaultRegion"]?.withValue { $0 } ?? "us-east-1"
        if let role = credential.fields["roleARN"]?.withValue({ $0 }) {
            try await checkExternalID(of: role, region: region)
        }
        let account = try await client(credential, region: region).sts.callerIdentity()
        guard account.principal.hasSuffix(":root") else { return Validation(account.role) }
        return Validation(
            account,
            warnings: [
                Problem(
                    "This is the access key of the account's root user, which no policy can limit.",
                    advice: "Use the key of an IAM user that exists for this alone.", remedy: .fixCredential,
                    field: "accessKeyID")
            ])
    }

    /// A role that anybody's external id opens, or none, could be used through us by another customer
    /// (IAM user guide, “The confused deputy problem”).
    private func checkExternalID(of role: String, region: String) async throws {
        do { _ = try await sessions.assume(role, externalID: nil, region: region) } catch let error as CloudError
            where error.meaning == .denied
        { return }
        throw Problem(
            "\(role) can be taken on without the external ID.",
            advice: "Add the condition sts:ExternalId to its trust policy, as the guide shows, and validate again.",
            remedy: .fixCredential, field: "roleARN")
    }

    public func admit(
        _ newcomer: Account, to cluster: Cluster, owner: Owner, using credential: OpenCredential
    ) async throws {
        let client = client(credential, region: cluster.region)
        let eks = client.eks
        guard let found = try await eks.cluster(named: owner.stem), found.status != "DELETING" else { return }
        guard found.status != "CREATING" else {
            throw Problem(
                "EKS is still creating \(cluster.name), and lets nobody else in before it is done.",
                advice: "Edit the credential when the cluster runs.", remedy: .wait)
        }
        let principal = newcomer.principal
        let isNamesake =
            credential.account?.principal == principal && credential.account?.principalID != newcomer.principalID
        var entry = try await eks.accessEntry(of: principal, to: owner.stem)
        // EKS knows a principal by its id: an entry of the user that had this name before lets nobody in.
        if entry != nil, isNamesake {
            try await eks.deleteAccessEntry(of: principal, to: owner.stem)
            entry = nil
        }
        if entry == nil {
            let tags = ["freehold:installation": owner.installation, "freehold:owner": owner.id]
            let token = "admit-\(newcomer.principalID)-\(owner.id)".suffix(60)
            try await eks.createAccessEntry(for: principal, to: owner.stem, token: String(token), tags: tags)
        }
        try await eks.associate(policy: AccessEntry.policy(client), with: principal, to: owner.stem)
    }
}

extension Account {
    /// For a session, the role that was taken on: a session's name changes, the role stays.
    fileprivate var role: Account {
        guard
            let match = principal.wholeMatch(
                of: #/arn:(?<partition>[a-z-]+):sts::\d+:assumed-role\/(?<role>[^\/]+)\/.*/#)
        else { return self }
        let id = principalID.split(separator: ":").first.map(String.init) ?? principalID
        return Account(
            id: self.id, principal: "arn:\(match.partition):iam::\(self.id):role/\(match.role)", principalID: id)
    }
}
