import Domain
import Engine

/// One thing in the toy cloud, found by its name.
struct ToyResource: Resource {
    struct Found: Codable, Sendable {
        let name: String
    }

    let name: String
    let takes: Duration
    var network: Node<ToyResource>?
    let ownership = Ownership.named

    private func fullName(_ scope: Scope<ToyCloud>) -> String { "\(scope.owner.stem)-\(name)" }

    func observe(in scope: Scope<ToyCloud>) async throws -> Observation<Found> {
        let name = fullName(scope)
        guard let readyAt = scope.client.things.withLock({ $0[name] }) else { return .absent }
        return readyAt > scope.now ? .changing("it is coming up") : .ready(Found(name: name))
    }

    func create(in scope: Scope<ToyCloud>, from inputs: Inputs) async throws -> Found? {
        scope.client.things.withLock { $0[fullName(scope)] = scope.now + takes }
        return nil
    }

    func delete(_ existing: Found, in scope: Scope<ToyCloud>) async throws {
        scope.client.things.withLock { $0[existing.name] = nil }
    }

    func cloudIDs(of output: Found) -> [String] { [output.name] }
}
