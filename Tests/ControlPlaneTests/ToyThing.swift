import Domain
import Engine

/// One thing in the toy cloud, found by the owner's tag.
struct ToyThing: Resource {
    struct Found: Codable, Sendable { let size: Int }

    let name: String
    var needs: [Node<ToyThing>] = []
    var takes = Duration.zero
    var settle = Duration.seconds(20)
    var size = 1

    func observe(in scope: Scope<ToyClient>) async throws -> Observation<Found> {
        guard let thing = try await scope.client.find(name, of: scope.owner.id) else { return .absent }
        if thing.readyAt > scope.now { return .changing("the cloud is making it") }
        let found = Found(size: thing.size)
        return thing.size == size ? .ready(found) : .outdated(found, "resizing it")
    }

    func create(in scope: Scope<ToyClient>, from inputs: Inputs) async throws -> Found? {
        try await scope.client.create(name, for: scope.owner.id, size: size, takes: takes)
        return nil
    }

    func update(_ existing: Found, in scope: Scope<ToyClient>, from inputs: Inputs) async throws {
        try await scope.client.resize(name, of: scope.owner.id, to: size)
    }

    func delete(_ existing: Found, in scope: Scope<ToyClient>) async throws {
        try await scope.client.delete(name, of: scope.owner.id)
    }

    func cloudIDs(of output: Found) -> [String] { ["toy-\(name)"] }
}

extension Graph<ToyClient> {
    static func toy(_ cluster: Cluster) -> Graph {
        var graph = Graph()
        let network = graph.add(ToyThing(name: "network"))
        graph.add(ToyGuests(network: network, alsoRemoved: cluster.alsoRemoved))
        let role = graph.add(ToyThing(name: "role", needs: [network]))
        graph.add(
            ToyThing(name: "machines", needs: [network, role], takes: .seconds(90), size: cluster.spec.nodes.min))
        graph.sweep = { scope in
            let left = try await scope.client.everything(of: scope.owner.id)
            return Sweep(looked: ["things"], remnants: left.map { .init(kind: "thing", id: $0.step, step: $0.step) })
        }
        return graph
    }
}
