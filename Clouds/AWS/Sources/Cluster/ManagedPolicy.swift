import Cloud
import Engine

/// A customer-managed IAM policy for one of the cluster's controllers.
struct ManagedPolicy: Resource {
    /// The controller; the last part of its name.
    let purpose: String
    let document: @Sendable (Owner) -> PolicyDocument

    var name: String { "policy-\(purpose)" }
    let ownership = Ownership.named

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<IAM.Policy> {
        let iam = scope.client.iam
        guard let policy = try await iam.policy(named: "\(scope.owner.stem)-\(purpose)") else { return .absent }
        try scope.checkOwned(policy.tags, "the policy \(policy.name)")
        if scope.goal == .absent { return .ready(policy) }
        let text = try await iam.policyText(policy.arn, version: policy.defaultVersion)
        return document(scope.owner).isSame(asEncoded: text)
            ? .ready(policy) : .outdated(policy, "bringing its text up to date")
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> IAM.Policy? {
        try await scope.client.iam.createPolicy(
            "\(scope.owner.stem)-\(purpose)", document: document(scope.owner).text, tags: scope.tags(name))
    }

    // A policy keeps five versions at most; iam:SetDefaultPolicyVersion is not ours, so the new one is made default.
    func update(_ policy: IAM.Policy, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        let old = try await scope.client.iam.policyVersions(policy.arn).filter { !$0.isDefault }
        if old.count >= 4, let oldest = old.min(by: { $0.createdAt < $1.createdAt }) {
            try await scope.client.iam.deletePolicyVersion(policy.arn, oldest.id)
        }
        try await scope.client.iam.createPolicyVersion(policy.arn, document: document(scope.owner).text)
    }

    func delete(_ policy: IAM.Policy, in scope: Scope<AWSClient>) async throws {
        let iam = scope.client.iam
        do { try await iam.deletePolicy(policy.arn) } catch let error as CloudError where error.meaning == .busy {
            try await iam.strip(policy: policy.arn)
            try await iam.deletePolicy(policy.arn)
        }
    }

    func cloudIDs(of policy: IAM.Policy) -> [String] { [policy.arn] }
}
