import Foundation

/// Where a secret may be sent: https anywhere, and http to this machine alone.
struct ProtectedURL: Sendable, Hashable {
    let text: String
    let isPlain: Bool

    /// Nil for any other; also where a user, a fragment or something that does not show is in it.
    init?(_ text: String) {
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: "\\") }),
            let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil, parts.fragment == nil
        else { return nil }
        switch parts.scheme {
        case "https": isPlain = false
        case "http":
            guard Self.isLoopback(host) else { return nil }
            isPlain = true
        default: return nil
        }
        self.text = text
    }

    /// As it is usually written: every other spelling needs TLS.
    private static func isLoopback(_ host: String) -> Bool {
        ["localhost", "[::1]", "::1"].contains(host)
            || host.wholeMatch(of: #/127\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}/#) != nil
    }
}
