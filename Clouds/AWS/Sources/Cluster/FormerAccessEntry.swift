import Domain
import Engine

/// The access of somebody who was asked for once and is not any more: all that is known is the step's name.
struct FormerAccessEntry: Resource {
    let name: String
    let ownership = Ownership.named
    let controlPlane: Node<ControlPlane>
    var goesWith: (any Need)? { controlPlane }

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EKS.AccessEntry> {
        let principals = try await scope.client.eks.principals(of: scope.owner.stem)
        let mine = principals.first { AccessEntry.name($0) == name }
        return mine.map { .ready(EKS.AccessEntry(principal: $0)) } ?? .absent
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EKS.AccessEntry? {
        throw Problem("\(name) is not asked for.", advice: "Report this to the operator.", remedy: .askOperator)
    }

    func delete(_ entry: EKS.AccessEntry, in scope: Scope<AWSClient>) async throws {
        try await scope.client.eks.deleteAccessEntry(of: entry.principal, to: scope.owner.stem)
    }

    func cloudIDs(of entry: EKS.AccessEntry) -> [String] { [entry.principal] }
}
