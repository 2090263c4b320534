import Domain

/// The resources one owner needs, in the order they are added. Walked forwards to build, backwards to remove.
public struct Graph<Client: Sendable>: Sendable {
    public private(set) var steps: [Step<Client>] = []
    /// Changes with what the graph means: a stored step of another version is looked at again.
    public let version: Int
    /// Lists what still carries the owner's tag when every step is gone. What no list shows, the steps find by name.
    public var sweep: @Sendable (Scope<Client>) async throws -> Sweep = { _ in Sweep() }

    private var places: [String: Int] = [:]

    public init(version: Int = 1) { self.version = version }

    /// Adds a step. What `wanted` no longer asks for is removed, dependents first, and not forgotten.
    @discardableResult
    public mutating func add<R: Resource>(_ resource: R, wanted: Bool = true) -> Node<R> where R.Client == Client {
        let needs = Mirror(reflecting: resource).children.flatMap { Self.nodes(in: $0.value) }
        precondition(self[resource.name] == nil, "\(resource.name) was added twice")
        for need in needs {
            precondition(self[need] != nil, "\(resource.name) needs \(need), which is not in this graph before it")
            precondition(!wanted || self[need]?.isWanted == true, "\(resource.name) needs \(need), which nobody wants")
            let carrier = self[need]?.goesWith
            precondition(
                carrier.map(needs.contains) ?? true,
                "\(resource.name) needs \(need) and not what takes that along, \(carrier ?? "")")
        }
        let carrier = resource.goesWith?.name
        if let carrier {
            precondition(needs.contains(carrier), "\(resource.name) goes with \(carrier), which it does not need")
            // It would keep that from going, and with it what it goes with.
            let later = needs.first { self[$0]?.goesWith != carrier && isBuilt($0, after: carrier) }
            precondition(later == nil, "\(resource.name) goes with \(carrier), and \(later ?? "") has to go before")
        }
        places[resource.name] = steps.count
        steps.append(Step(resource, needs: needs, isWanted: wanted))
        return Node(name: resource.name)
    }

    public subscript(_ name: String) -> Step<Client>? { places[name].map { steps[$0] } }

    private func isBuilt(_ name: String, after other: String) -> Bool {
        self[name]?.needs.contains { $0 == other || isBuilt($0, after: other) } ?? false
    }

    private static func nodes(in value: Any) -> [String] {
        switch value {
        case let need as any Need: return [need.name]
        case let list as [Any]: return list.flatMap(nodes(in:))
        default:
            let mirror = Mirror(reflecting: value)
            guard mirror.displayStyle == .optional else {
                // A node anywhere else would be an edge that nobody sees.
                assert(!holdsNode(mirror), "a node is stored inside \(type(of: value)), where no edge is read")
                return []
            }
            return mirror.children.flatMap { nodes(in: $0.value) }
        }
    }

    private static func holdsNode(_ mirror: Mirror) -> Bool {
        mirror.children.contains { $0.value is any Need || holdsNode(Mirror(reflecting: $0.value)) }
    }
}

extension Graph {
    /// How long the longest chain takes when `duration` is what each step needs.
    public func longestPath(_ duration: (Step<Client>) -> Duration) -> Duration {
        var finished: [String: Duration] = [:]
        for step in steps where step.isWanted && !step.isLeftovers {
            let start = step.needs.compactMap { finished[$0] }.max() ?? .zero
            finished[step.name] = start + duration(step)
        }
        return finished.values.max() ?? .zero
    }
}
