public import ControlPlane
import Domain
public import Hummingbird

/// How a browser keeps a session.
public struct SessionCookie: Sendable {
    /// As long as a browser is known again to the limit of sign-ins; the session itself ends much sooner.
    private static let age = Duration.seconds(30 * 86_400)

    private let cookie: HostCookie
    /// Whether the browser is on this machine, without TLS.
    public var isLocal: Bool { cookie.isLocal }

    public init(of request: Request) { cookie = HostCookie("freehold", of: request) }

    /// Nil where there is none, or what there is is none of ours.
    public var text: SessionText? { cookie.values.lazy.compactMap { SessionText(Secret($0)) }.first }

    /// The header that has the browser keep it.
    public func setting(_ text: SessionText) -> String {
        text.secret.withValue { cookie.setting($0, for: Self.age) }
    }

    /// The header that has the browser forget it.
    public var ending: String { cookie.ending }
}
