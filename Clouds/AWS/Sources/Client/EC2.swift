import Cloud
import Domain

/// Amazon EC2 (API version 2016-11-15): networks, addresses and machines. One method for each call we use.
struct EC2: Sendable {
    let query: QueryDoor
    let snapshot: Snapshot

    /// All of a kind that carry the owner's tag; asked for once a pass.
    func owned<Thing: Sendable>(
        _ action: String, _ list: String, by owner: String, _ read: @escaping @Sendable (XMLElement) throws -> Thing
    ) async throws -> [Thing] {
        try await listed(action, list, where: ["tag:freehold:owner": [owner]], read)
    }

    func listed<Thing: Sendable>(
        _ action: String, _ list: String, where filters: [String: [String]],
        _ read: @escaping @Sendable (XMLElement) throws -> Thing
    ) async throws -> [Thing] {
        let name = "\(action) \(filters.sorted { $0.key < $1.key })"
        return try await snapshot.once(name) {
            var fields: Fields = [:]
            fields.filters(filters)
            return try await query.pages(action, fields, next: ("nextToken", "NextToken"), list: list).map(read)
        }
    }

    /// Makes something that carries its owner from the first moment on.
    @discardableResult
    func create(
        _ action: String, _ type: String, _ fields: Fields, tags: Tags, isRepeatable: Bool = false
    ) async throws -> XMLElement {
        var fields = fields
        fields.tagSpecification(type, tags)
        return try await query.call(action, fields, isRepeatable: isRepeatable)
    }

    /// What is guarded by its state may be sent again: joining what is joined, deleting what is gone.
    @discardableResult
    func change(_ action: String, _ fields: Fields) async throws -> XMLElement {
        try await query.call(action, fields, isRepeatable: true)
    }

    /// Asks whether a call would be allowed; it is not carried out. Throws a `CloudError` that is `denied` if not.
    func dryRun(_ action: String) async throws {
        var fields: Fields = ["DryRun": "true"]
        if action == "CreateVpc" { fields["CidrBlock"] = "10.0.0.0/16" }
        if action == "AllocateAddress" { fields["Domain"] = "vpc" }
        do { try await query.call(action, fields) } catch let error as CloudError where error.code == "DryRunOperation"
        {}
    }
}
