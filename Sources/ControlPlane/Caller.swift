import Domain

/// Who asks, as the audit and the operations name them.
public struct Caller: Hashable, Sendable {
    /// Of the token that was shown.
    public let id: String
    public let name: String

    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    init(_ token: Token) { self.init(id: token.id.rawValue, name: token.name) }

    /// The control plane itself, where nobody asked.
    static let ourselves = Caller(id: "freehold", name: "freehold")
}
