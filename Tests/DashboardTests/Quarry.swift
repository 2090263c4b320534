import Domain
import Engine

/// A cloud of which every thing is there as soon as it is asked for.
final class Quarry: Sendable {
    let stones = Locked(Set<String>())
    /// Nobody is let in any more.
    let isClosed = Locked(false)
}

/// One thing in the quarry, found by its name.
struct Stone: Resource {
    struct Found: Codable, Sendable {
        let name: String
    }

    let name: String
    var below: Node<Stone>?
    let ownership = Ownership.named

    private func fullName(_ scope: Scope<Quarry>) -> String { "\(scope.owner.stem)-\(name)" }

    func observe(in scope: Scope<Quarry>) async throws -> Observation<Found> {
        let name = fullName(scope)
        return scope.client.stones.withLock { $0.contains(name) } ? .ready(Found(name: name)) : .absent
    }

    func create(in scope: Scope<Quarry>, from inputs: Inputs) async throws -> Found? {
        _ = scope.client.stones.withLock { $0.insert(fullName(scope)) }
        return nil
    }

    func delete(_ existing: Found, in scope: Scope<Quarry>) async throws {
        _ = scope.client.stones.withLock { $0.remove(existing.name) }
    }

    func cloudIDs(of output: Found) -> [String] { [output.name] }
}
