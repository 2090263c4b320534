import Domain
import Engine

/// One thing in the toy cloud; how it is found and what protects its create is what varies.
struct ToyResource: Resource {
    struct Found: Codable, Sendable, Equatable {
        let id: Int
        let size: Int
    }

    let name: String
    var ownership = Ownership.tagged
    var needs: [Node<ToyResource>] = []
    var takes = Duration.zero
    var settle = Duration.seconds(20)
    var size = 1
    var takesToken = false
    /// Its create's answer proves that it is ready.
    var answers = false
    /// It goes with the first of its needs.
    var isCarried = false
    var goesWith: (any Need)? { isCarried ? needs.first : nil }

    func observe(in scope: Scope<ToyCloud>) async throws -> Observation<Found> {
        let things =
            switch ownership {
            case .tagged: try scope.client.find("thing", owner: scope.owner.id, step: name)
            case .named, .shared: try scope.client.find("named", named: fullName(scope)).map { [$0] } ?? []
            }
        guard things.count < 2 else {
            throw Problem("Found \(things.count) of \(name).", advice: "Delete all but one.", remedy: .askOperator)
        }
        guard let thing = things.first else { return .absent }
        let found = Found(id: thing.id, size: thing.size)
        if thing.readyAt > scope.now { return .changing("the cloud is making it") }
        if thing.isBroken { return .broken(found, "it came out cracked") }
        return thing.size == size ? .ready(found) : .outdated(found, "resizing it")
    }

    func create(in scope: Scope<ToyCloud>, from inputs: Inputs) async throws -> Found? {
        let thing = try scope.client.create(
            ownership == .tagged ? "thing" : "named", owner: scope.owner.id, step: name,
            name: ownership == .tagged ? nil : fullName(scope), token: takesToken ? scope.token : nil,
            uses: inputs[needs].map(\.id), carrier: isCarried ? inputs[needs].first?.id : nil, takes: takes)
        return answers && !thing.isBroken ? Found(id: thing.id, size: thing.size) : nil
    }

    func update(_ existing: Found, in scope: Scope<ToyCloud>, from inputs: Inputs) async throws {
        try scope.client.resize(existing.id, to: size)
    }

    func delete(_ existing: Found, in scope: Scope<ToyCloud>) async throws { try scope.client.delete(existing.id) }

    func cloudIDs(of output: Found) -> [String] { ["thing-\(output.id)"] }

    private func fullName(_ scope: Scope<ToyCloud>) -> String {
        ownership == .shared ? name : "\(scope.owner.stem)-\(name)"
    }
}

extension Graph<ToyCloud> {
    /// Twelve resources in the shape of a small cluster.
    static func toy(version: Int = 1, nodes: Int = 1, hasAddon: Bool = true) -> Graph {
        var graph = Graph(version: version)
        let network = graph.add(ToyResource(name: "network"))
        let gateway = graph.add(ToyResource(name: "gateway", needs: [network], answers: true))
        let left = graph.add(ToyResource(name: "subnet-a", needs: [network], answers: true))
        let right = graph.add(ToyResource(name: "subnet-b", needs: [network], takesToken: true, answers: true))
        let address = graph.add(ToyResource(name: "address"))
        let nat = graph.add(
            ToyResource(
                name: "nat", needs: [left, address, gateway], takes: .seconds(60), takesToken: true))
        let routes = graph.add(ToyResource(name: "routes", needs: [network, nat], takesToken: true))
        graph.add(ToyResource(name: "everyones-role", ownership: .shared, settle: .zero))
        let role = graph.add(ToyResource(name: "role", ownership: .named, settle: .zero, answers: true))
        let nodeRole = graph.add(ToyResource(name: "node-role", ownership: .named, settle: .zero))
        let control = graph.add(
            ToyResource(
                name: "control-plane", ownership: .named, needs: [left, right, role], takes: .minutes(10), settle: .zero
            ))
        let group = graph.add(
            ToyResource(
                name: "node-group", ownership: .named, needs: [control, nodeRole, routes], takes: .minutes(3),
                settle: .zero, size: nodes))
        graph.add(
            ToyResource(
                name: "addon", ownership: .named, needs: [group, control], takes: .seconds(30), settle: .zero,
                isCarried: true), wanted: hasAddon)
        return graph
    }
}
