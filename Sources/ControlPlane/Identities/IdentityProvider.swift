public import Domain
import Foundation

/// Who says who people are, as the operator set it up (OpenID Connect Core 1.0).
public struct IdentityProvider: Sendable {
    /// As it stands in addresses of ours, which the provider compares: it stays the same.
    public let id: String
    /// As people know it.
    public let name: String
    /// Its URL, as its tokens spell it.
    public let issuer: String
    /// What it calls this installation.
    let client: String
    /// Nil for a client that the provider does not ask for any.
    let secret: Secret?
    /// Only who has an address in one of these is let in; empty for everybody.
    let domains: Set<String>

    /// Throws a `Problem` that names the field.
    public init(
        id: String, name: String, issuer: String, client: String, secret: Secret?, domains: Set<String> = []
    ) throws(Problem) {
        guard let url = ProtectedURL(issuer), !url.text.contains("?") else {
            // What stands before an @ may be a password.
            let shown = issuer.contains("@") ? "The issuer" : "“\(issuer.prefix(120))”"
            throw .invalid(
                "issuer", "\(shown) is no URL of an identity provider.",
                advice: "Write it as https://login.example.com; http is for this machine alone.")
        }
        guard (1...60).contains(name.count) else {
            throw .invalid(
                "name", "The name of the identity provider has \(name.count) characters.",
                advice: "Give one of 1 to 60, as people know it.")
        }
        guard (1...300).contains(client.utf8.count) else {
            throw .invalid(
                "client", "There is no id by which \(issuer) knows this installation.",
                advice: "Give the client id that it shows.")
        }
        for domain in domains where domain.wholeMatch(of: #/[a-z0-9-]+(\.[a-z0-9-]+)*/#) == nil {
            throw .invalid(
                "domains", "“\(domain.prefix(80))” is no domain of e-mail addresses.",
                advice: "Write them as example.com,example.org.")
        }
        self.id = id
        self.name = name
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.domains = domains
    }
}
