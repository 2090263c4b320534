import Domain
import Foundation

/// Where a webhook is called.
///
/// What its host's name stands for is looked at when it is called, each time anew.
struct WebhookAddress: Sendable {
    let description: String

    /// Throws a `Problem` on `address`.
    init(_ text: String, allowsPrivate: Bool) throws(Problem) {
        let isPlain = text.utf8.allSatisfy { (33...126).contains($0) && !"\\\"<>^`{|}".utf8.contains($0) }
        guard isPlain, (1...2000).contains(text.utf8.count), let parts = URLComponents(string: text),
            let host = parts.host, !host.isEmpty, parts.fragment == nil, parts.query == nil || !parts.path.isEmpty
        else { throw Self.problem("is no URL") }
        guard parts.scheme?.lowercased() == "https" else { throw Self.problem("does not begin with https://") }
        guard parts.user == nil, parts.password == nil else { throw Self.problem("holds a user or password") }
        guard allowsPrivate || [443, 8443].contains(parts.port ?? 443) else {
            throw Self.problem("is for port \(parts.port ?? 0); only 443 and 8443 are called")
        }
        description = text
    }

    /// Without the address itself: its path may be all that keeps strangers out.
    private static func problem(_ flaw: String) -> Problem {
        .invalid("address", "The webhook's address \(flaw).", advice: "Write it as https://example.com/path.")
    }
}
