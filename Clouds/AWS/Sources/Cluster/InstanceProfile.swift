import Engine

/// Hands the node role to the machines that Karpenter starts.
///
/// Known by its name and path alone: the customer's policy has no `iam:TagInstanceProfile`, so it carries no tags.
struct InstanceProfile: Resource {
    let name = "instance-profile"
    let ownership = Ownership.named
    let role: Node<Role>

    static let path = "/freehold/"

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<IAM.InstanceProfile> {
        guard let profile = try await scope.client.iam.instanceProfile(named: profileName(scope)) else {
            return .absent
        }
        return profile.roles.isEmpty ? .outdated(profile, "putting the node role into it") : .ready(profile)
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> IAM.InstanceProfile? {
        var profile = try await scope.client.iam.createInstanceProfile(profileName(scope), path: Self.path)
        do { try await update(profile, in: scope, from: inputs) } catch { return nil }
        profile.roles = [inputs[role].name]
        return profile
    }

    func update(_ profile: IAM.InstanceProfile, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        try await scope.client.iam.addRole(inputs[role].name, toInstanceProfile: profile.name)
    }

    func delete(_ profile: IAM.InstanceProfile, in scope: Scope<AWSClient>) async throws {
        for role in profile.roles {
            try await scope.client.iam.removeRole(role, fromInstanceProfile: profile.name)
        }
        try await scope.client.iam.deleteInstanceProfile(profile.name)
    }

    private func profileName(_ scope: Scope<AWSClient>) -> String { "\(scope.owner.stem)-node" }

    func cloudIDs(of profile: IAM.InstanceProfile) -> [String] { [profile.arn] }
}
