import Hummingbird

extension Response {
    /// Only our own files run and are shown, and nobody puts our pages into theirs.
    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// Puts on the response what all of the dashboard's have.
    mutating func shelter() {
        headers[.contentSecurityPolicy] = Self.policy
        headers[.xContentTypeOptions] = "nosniff"
        headers[.init("Referrer-Policy")!] = "same-origin"
        headers[.init("Cross-Origin-Opener-Policy")!] = "same-origin"
        headers[.init("Cross-Origin-Resource-Policy")!] = "same-origin"
        headers[.init("X-Frame-Options")!] = "DENY"
        // Only what says so itself may be kept.
        headers[.cacheControl] = headers[.cacheControl] ?? "no-store"
    }

    static func seeOther(_ address: String, setting cookie: String? = nil) -> Response {
        var headers: HTTPFields = [.location: address]
        if let cookie { headers[.setCookie] = cookie }
        return Response(status: .seeOther, headers: headers)
    }
}
