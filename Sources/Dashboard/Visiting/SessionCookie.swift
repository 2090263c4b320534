import Domain
import Hummingbird

/// What a browser keeps of a session: for this host alone, out of the reach of scripts, never sent from other sites.
struct SessionCookie: Sendable {
    /// Over plain HTTP, which only this machine's own browsers may use, there is no cookie that wants TLS.
    let isSecure: Bool

    /// With the prefix, browsers refuse a cookie that another host or an unprotected page set (RFC 6265bis, 4.1.3.2).
    private var name: String { isSecure ? "__Host-freehold" : "freehold" }

    func read(from request: Request) -> Secret? {
        guard let value = request.cookies[name]?.value, !value.isEmpty else { return nil }
        return Secret(value)
    }

    func header(keeping secret: Secret) -> String { secret.withValue { header($0, more: "") } }

    var endingHeader: String { header("", more: "; Max-Age=0") }

    private func header(_ value: String, more: String) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict\(isSecure ? "; Secure" : "")\(more)"
    }
}
