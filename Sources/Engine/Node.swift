/// Something a resource needs.
public protocol Need: Sendable {
    var name: String { get }
}

/// A handle to a resource in a graph, typed by what the resource yields once ready.
///
/// Store it in a property of its own, in an optional or in an array: the graph reads its edges there.
public struct Node<R: Resource>: Need {
    public let name: String
}

/// What the resources built so far yielded.
public struct Inputs: Sendable {
    private var outputs: [String: any Sendable]

    init(_ outputs: [String: any Sendable]) { self.outputs = outputs }

    public subscript<R: Resource>(_ node: Node<R>) -> R.Output {
        guard let output = outputs[node.name] as? R.Output else {
            preconditionFailure("\(node.name) was asked for by a step that does not need it")
        }
        return output
    }

    public subscript<R: Resource>(_ nodes: [Node<R>]) -> [R.Output] { nodes.map { self[$0] } }
}
