import Cloud
import Domain
import Engine

/// What others put into the cluster's group, and the locks on it. Nothing is removed before a person has decided.
struct Strangers: Leftovers {
    let name = "foreign-resources"
    /// What a person let go.
    let alsoRemoved: Set<String>
    let group: Node<ResourceGroup>
    let network: Node<VirtualNetwork>
    let cluster: Node<ManagedCluster>
    let pool: Node<NodePool>

    func observe(in scope: Scope<AzureClient>) async throws -> Observation<[Resources.Item]> {
        guard let group = try await scope.client.resources.group(scope.group), scope.isOurs(group.tags),
            group.properties?.provisioningState != "Deleting"
        else { return .absent }
        let foreign = try await scope.foreign(in: group, besides: alsoRemoved)
        guard foreign.isEmpty else { return .ready(foreign) }
        if let problem = try await scope.client.locks(on: group.name) { throw problem }
        return .absent
    }

    // They are somebody's: they go with the group, once a person said so.
    func delete(_ found: [Resources.Item], in scope: Scope<AzureClient>) async throws {
        throw Self.found(found, in: scope.group)
    }

    func cloudIDs(of found: [Resources.Item]) -> [String] { found.map(\.id) }

    static func found(_ items: [Resources.Item], in group: String) -> Problem {
        let names = items.prefix(5).map { "\($0.name) (\($0.type))" }.joined(separator: ", ")
        let more = items.count > 5 ? " and \(items.count - 5) more" : ""
        return Problem(
            "The resource group \(group) contains \(names)\(more), which this cluster did not create.",
            advice: "Move or delete it, or confirm that it is removed as well; the removal then goes on by itself.",
            remedy: .confirm)
    }
}

extension Scope<AzureClient> {
    /// What is in the group, is not ours, and was not let go.
    func foreign(in group: Resources.Group, besides known: Set<String>) async throws -> [Resources.Item] {
        // Azure spells ids in more than one way.
        let known = Set(known.map { $0.lowercased() })
        return try await client.resources.items(in: group.name).filter {
            !isOurs($0.tags) && !known.contains($0.id.lowercased())
        }
    }
}

extension AzureClient {
    /// The locks that keep a group from being deleted, or nil.
    func locks(on group: String) async throws -> Problem? {
        let locks: [Subscriptions.Lock]
        // A role that may not look at locks learns of them when a delete is refused.
        do { locks = try await subscriptions.locks(of: group) } catch let error as CloudError
            where error.meaning == .denied
        { return nil }
        guard let lock = locks.first else { return nil }
        let names = locks.map { "\($0.name) (\($0.properties?.level ?? "lock"))" }.joined(separator: ", ")
        let (subject, verb) = locks.count == 1 ? ("The lock", "keeps") : ("The locks", "keep")
        return Problem(
            "\(subject) \(names) on \(group) \(verb) it from being deleted.",
            advice: "Take it away with `az lock delete --ids \(lock.id)`; the removal then goes on by itself.",
            remedy: .askOperator)
    }

    /// Names the locks when one of them is in the way.
    func unlocked<Answer>(_ group: String, _ call: (AzureClient) async throws -> Answer) async throws -> Answer {
        do { return try await call(self) } catch let error as CloudError where error.code == "ScopeLocked" {
            throw try await locks(on: group) ?? error
        }
    }
}
