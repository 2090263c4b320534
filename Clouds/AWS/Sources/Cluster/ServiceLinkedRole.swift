import Engine

/// A role that AWS's own service keeps in the account; the first cluster of an account needs it made.
struct ServiceLinkedRole: Resource {
    /// Such as `eks-nodegroup`.
    let service: String
    /// What AWS calls the role.
    let roleName: String

    var name: String { "service-role-\(service)" }
    let ownership = Ownership.shared

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<IAM.Role> {
        try await scope.client.iam.role(named: roleName).map { .ready($0) } ?? .absent
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> IAM.Role? {
        try await scope.client.iam.createServiceLinkedRole(service: "\(service).amazonaws.com")
    }

    func delete(_ role: IAM.Role, in scope: Scope<AWSClient>) async throws {}

    func cloudIDs(of role: IAM.Role) -> [String] { [role.arn] }
}
