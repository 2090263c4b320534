import Cloud
import Domain

/// What an application shows so that Entra believes that it is itself.
enum Proof: Hashable, Sendable {
    case secret(Secret)
    /// A token of our own issuer, which a federated credential of the application trusts.
    case federation(Federation)
    /// There is nothing to show, and this is why.
    case nothing(Problem)

    /// What a federated credential has to expect; the same for every cloud of Microsoft's but the national ones.
    static let audience = "api://AzureADTokenExchange"

    init(of credential: OpenCredential) {
        if credential.fields["authentication"] == Secret("federated") {
            self = credential.federation.map(Proof.federation) ?? .nothing(AzureProblems.withoutIssuer)
        } else {
            self = credential.fields["clientSecret"].map(Proof.secret) ?? .nothing(AzureProblems.withoutSecret)
        }
    }

    /// The fields of a token request that prove it (RFC 6749, 2.3.1; RFC 7523, 2.2). An assertion is made for this one
    /// request.
    func fields() throws -> [(String, String)] {
        switch self {
        case .secret(let secret): return [("client_secret", secret.withValue { $0 })]
        case .federation(let federation):
            return [
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                ("client_assertion", try federation.assertion(for: Self.audience).withValue { $0 }),
            ]
        case .nothing(let problem): throw problem
        }
    }
}
