import Domain
import Foundation

/// Where clouds look up the keys of this installation's issuer. They compare it letter by letter with what they were
/// told to trust, so it has one spelling: https, and no slash at the end.
public struct IssuerURL: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// - Throws: a `Problem` that says how to write it.
    public init(_ text: String) throws {
        var text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.hasSuffix("/") { text.removeLast() }
        let form = #/https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(\/[A-Za-z0-9._~-]+)*/#
        guard text.count <= 500, text.wholeMatch(of: form) != nil else {
            // What stands before an @ may be a password.
            let name = text.contains("@") ? "The issuer" : "“\(text.prefix(120))”"
            throw Problem.invalid(
                "issuer", "\(name) is no URL under which a cloud can look up keys.",
                advice: "Write it as https://freehold.example.com, in lower case, without a user or a query.")
        }
        description = text
    }
}
