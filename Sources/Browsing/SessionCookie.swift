public import ControlPlane
import Domain
public import Hummingbird

/// How a browser keeps a session: `__Host-` binds it to this host, over TLS alone (RFC 6265bis, 4.1.3.2).
///
/// Only on this machine itself, where there is no TLS, it has a plain name. It is sent along when a link leads here
/// from elsewhere (`Lax`), and with nothing else that another site has sent.
public struct SessionCookie: Sendable {
    /// As long as a browser is known again to the limit of sign-ins; the session itself ends much sooner.
    private static let age = Duration.seconds(30 * 86_400)

    /// Nil where there is none, or what there is is none of ours.
    public let text: SessionText?
    private let isLocal: Bool

    public init(of request: Request) {
        isLocal = request.head.authority.map(Self.isLoopback) ?? false
        let name = Self.name(isLocal: isLocal)
        let pairs = request.headers[values: .cookie].flatMap { $0.split(separator: ";") }
        let values = pairs.compactMap { pair -> Substring? in
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            return parts.count == 2 && parts[0] == name ? parts[1] : nil
        }
        text = values.lazy.compactMap { SessionText(Secret(String($0))) }.first
    }

    /// The header that has the browser keep it.
    public func setting(_ text: SessionText) -> String {
        text.secret.withValue { header($0, age: Int(Self.age.inSeconds)) }
    }

    /// The header that has the browser forget it.
    public var ending: String { header("", age: 0) }

    private func header(_ value: String, age: Int) -> String {
        "\(Self.name(isLocal: isLocal))=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(age)"
            + (isLocal ? "" : "; Secure")
    }

    private static func name(isLocal: Bool) -> String { isLocal ? "freehold" : "__Host-freehold" }

    private static func isLoopback(_ authority: String) -> Bool {
        if authority.hasPrefix("[::1]") { return true }
        let host = authority.split(separator: ":").first ?? ""
        return host == "localhost" || host.wholeMatch(of: #/127\.[0-9]+\.[0-9]+\.[0-9]+/#) != nil
    }
}
