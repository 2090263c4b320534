public import Domain
import Store

/// Who asks, with what they show.
public struct Introduction: Sendable {
    public let caller: Caller
    /// Whom it is or speaks for; nil for the installation itself.
    public let person: Person?
    /// What was shown; nil for a session.
    public let token: Token?
}

extension ControlPlane {
    /// Tells whoever asks who they are to us.
    public func introduction(of caller: Caller) async throws -> Introduction {
        try await store.read { transaction in
            Introduction(
                caller: caller, person: try caller.person.flatMap { try transaction.person($0) },
                token: caller.session == nil ? try transaction.token(Token.ID(rawValue: caller.id)) : nil)
        }
    }
}
