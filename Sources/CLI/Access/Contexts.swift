import API
import Domain
import Foundation

/// What is remembered on this machine of servers, by the names that a person gave them.
///
/// It holds tokens, so only its owner may read the file.
struct Contexts: Codable, Equatable {
    struct Entry: Codable, Equatable {
        var url: String
        var workspace: String?
        var token: SentSecret?
        /// By which the token is revoked.
        var tokenID: String?
        var expiresAt: Date?
        /// Whom the token speaks for.
        var person: String?

        /// Forgets the token and all about it.
        mutating func signOut() { (token, tokenID, expiresAt, person) = (nil, nil, nil, nil) }
    }

    var current: String?
    var contexts: [String: Entry] = [:]

    /// The one that is asked for, or else the one in use.
    func chosen(_ name: String?) throws -> (name: String, entry: Entry)? {
        guard let name = name ?? current else { return nil }
        guard let entry = contexts[name] else {
            throw Exit.usage(
                "There is no context called “\(name.cut(to: 60))”.",
                advice: contexts.isEmpty
                    ? "Make one with: freehold login --context \(name.cut(to: 60))"
                    : "Give \(contexts.keys.sorted().joined(separator: ", ")).")
        }
        return (name, entry)
    }
}
