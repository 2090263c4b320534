/// What a workspace is made from.
public struct WorkspaceOrder: Codable, Hashable, Sendable {
    public var name: String

    public init(name: String) {
        self.name = name
    }
}
