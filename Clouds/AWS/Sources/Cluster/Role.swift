import Cloud
import Domain
import Engine

/// An IAM role of the cluster: one for EKS, one for the nodes, one for each controller.
struct Role: Resource {
    /// Who takes it on and what for; the last part of its name.
    let purpose: String
    let trust: PolicyDocument
    /// The ARN of a policy that it cannot go beyond. Settled when it is made.
    let boundary: String?
    /// Names of AWS's own policies, with their path.
    let managedPolicies: [String]
    var ownPolicies: [Node<ManagedPolicy>] = []

    var name: String { "role-\(purpose)" }
    let ownership = Ownership.named

    static func roleName(_ purpose: String, of owner: Owner) -> String { "\(owner.stem)-\(purpose)" }

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<IAM.Role> {
        let iam = scope.client.iam
        guard var role = try await iam.role(named: Self.roleName(purpose, of: scope.owner)) else { return .absent }
        try scope.checkOwned(role.tags, "the role \(role.name)")
        role.attached = try await iam.attachedPolicies(ofRole: role.name)
        // The trust cannot be repaired in place: the customer's policy has no iam:UpdateAssumeRolePolicy.
        guard trust.isSame(asEncoded: role.trustPolicy) else { return .broken(role, "it trusts somebody else") }
        let own = ownPolicies.compactMap { scope.lastKnown($0)?.arn }
        let missing = Set(wanted(scope.client, own)).subtracting(role.attached)
        return missing.isEmpty ? .ready(role) : .outdated(role, "attaching its policies")
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> IAM.Role? {
        let name = Self.roleName(purpose, of: scope.owner)
        var role = try await scope.client.iam.createRole(
            name, trust: trust.text, boundary: boundary, tags: scope.tags(self.name))
        do { try await update(role, in: scope, from: inputs) } catch { return nil }
        role.attached = wanted(scope.client, inputs[ownPolicies].map(\.arn)).sorted()
        return role
    }

    func update(_ role: IAM.Role, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        let missing = Set(wanted(scope.client, inputs[ownPolicies].map(\.arn))).subtracting(role.attached)
        try await scope.client.iam.attach(missing.sorted(), toRole: role.name)
    }

    // Everything that hangs on a role has to go before it does, whoever hung it there.
    func delete(_ role: IAM.Role, in scope: Scope<AWSClient>) async throws {
        let iam = scope.client.iam
        try await iam.detach(role.attached, fromRole: role.name)
        do { try await iam.deleteRole(role.name) } catch let error as CloudError where error.meaning == .busy {
            try await iam.strip(role: role.name)
            try await iam.deleteRole(role.name)
        }
    }

    private func wanted(_ client: AWSClient, _ own: [String]) -> [String] {
        managedPolicies.map { "arn:\(client.partition.rawValue):iam::aws:policy/\($0)" } + own
    }

    func cloudIDs(of role: IAM.Role) -> [String] { [role.arn] }
}
