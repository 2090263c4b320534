public import ControlPlane
public import Domain

/// How people get into the dashboard, and out of it again.
public struct SessionDoor: Sendable {
    /// Who it is that keeps this; nil for nobody (any more).
    public let find: @Sendable (Secret) async throws -> Guest?
    /// Lets in who shows this, and returns what their browser is to keep. Throws a `Refusal` to who may not come in.
    public let enter: @Sendable (Secret) async throws -> Secret
    /// Makes what a browser keeps worthless.
    public let leave: @Sendable (Secret) async throws -> Void

    public init(
        find: @escaping @Sendable (Secret) async throws -> Guest?,
        enter: @escaping @Sendable (Secret) async throws -> Secret,
        leave: @escaping @Sendable (Secret) async throws -> Void
    ) {
        self.find = find
        self.enter = enter
        self.leave = leave
    }

    /// Lets in who shows an API token. It is asked for anew with every request, so one that is revoked ends at once.
    public static func tokens(of controlPlane: ControlPlane) -> SessionDoor {
        SessionDoor(
            find: { secret in
                do { return Guest(of: try await controlPlane.authenticate(secret), keptAs: secret) } catch let refusal
                    as Refusal where refusal.reason == .unauthenticated
                { return nil }
            },
            enter: { secret in
                _ = try await controlPlane.authenticate(secret)
                return secret
            },
            leave: { _ in })
    }
}
