import Domain
public import Hummingbird

/// A cookie for this host alone: `__Host-` binds its name to it, over TLS alone (RFC 6265bis, 4.1.3.2).
///
/// Only on this machine itself, where there is no TLS, it has a plain name. It is sent along when a link leads here
/// from elsewhere (`Lax`), and with nothing else that another site has sent.
public struct HostCookie: Sendable {
    /// Those that came along; more than one where another page could plant one.
    public let values: [String]
    private let name: String
    /// Whether the browser is on this machine, without TLS.
    let isLocal: Bool

    public init(_ name: String, of request: Request) {
        isLocal = request.head.authority.map(Self.isLoopback) ?? false
        let full = isLocal ? name : "__Host-\(name)"
        self.name = full
        let pairs = request.headers[values: .cookie].flatMap { $0.split(separator: ";") }
        values = pairs.compactMap { pair in
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            return parts.count == 2 && parts[0] == full ? String(parts[1]) : nil
        }
    }

    /// The header that has the browser keep it.
    public func setting(_ value: String, for age: Duration) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(Int(age.inSeconds))"
            + (isLocal ? "" : "; Secure")
    }

    /// The header that has the browser forget it.
    public var ending: String { setting("", for: .zero) }

    private static func isLoopback(_ authority: String) -> Bool {
        if authority.hasPrefix("[::1]") { return true }
        let host = authority.split(separator: ":").first ?? ""
        return host == "localhost" || host.wholeMatch(of: #/127\.[0-9]+\.[0-9]+\.[0-9]+/#) != nil
    }
}
