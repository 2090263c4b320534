import Cloud
import Domain
import Foundation

/// Asks one identity provider who somebody is: the authorization code flow with PKCE (OpenID Connect Core 1.0,
/// section 3.1; RFC 7636).
actor OpenIDClient {
    /// What a provider says of itself is read again after this.
    private static let memory = Duration.minutes(60)
    /// Whoever sends tokens with keys that do not exist has us ask for them no more often.
    private static let pause = Duration.minutes(1)
    private static let longest = 1 << 20

    nonisolated let provider: IdentityProvider
    private let redirect: String
    private let transport: Transport
    private let time: Time
    private var document: (value: ProviderDocument, at: Date)?
    private var keys: (values: [VerificationKey], at: Date)?
    private var reading: Task<[VerificationKey], any Error>?

    init(_ provider: IdentityProvider, redirect: String, over transport: @escaping Transport, time: Time) {
        self.provider = provider
        self.redirect = redirect
        self.transport = transport
        self.time = time
    }

    /// Where a browser shows who its person is.
    func address(for text: FlowText) async throws -> String {
        let page = try await readDocument().authorization
        let query = String(fields: [
            ("response_type", "code"), ("client_id", provider.client), ("redirect_uri", redirect),
            ("scope", "openid email profile"), ("state", text.state), ("nonce", text.nonce),
            ("code_challenge", text.challenge), ("code_challenge_method", "S256"),
        ])
        return page + (page.contains("?") ? "&" : "?") + query
    }

    /// Throws a `TokenFlaw` when the answer is of another provider, or says that there is none (RFC 9207, 2.4).
    func check(_ answer: AuthorizationAnswer) async throws {
        if let issuer = answer.issuer {
            guard issuer == provider.issuer else { throw TokenFlaw("the answer is of another provider") }
        } else if try await readDocument().alwaysSaysIssuer {
            throw TokenFlaw("the answer does not say that it is from there")
        }
    }

    /// Who they are. Throws a `TokenFlaw`, or `NoAnswer`.
    func claims(for code: Secret, of text: FlowText) async throws -> IDClaims {
        let document = try await readDocument()
        let tokens: Tokens = try await ask(exchange(code, of: text, at: document))
        let token = try IDToken(Secret(tokens.id))
        let claims = try await token.claims(verifiedWith: key(of: token))
        try claims.check(of: provider, for: text, at: time.now())
        guard !claims.saysEmail, let address = document.userInformation, let access = tokens.access else {
            return claims
        }
        let more: UserInformation = try await ask(
            Request("GET", address, headers: ["Accept": "application/json", "Authorization": "Bearer \(access)"]))
        return try claims.completed(with: more)
    }

    private func exchange(_ code: Secret, of text: FlowText, at document: ProviderDocument) -> Request {
        var headers: Headers = ["Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"]
        var fields = [
            ("grant_type", "authorization_code"), ("code", code.withValue { $0 }), ("redirect_uri", redirect),
            ("code_verifier", text.verifier.withValue { $0 }),
        ]
        if let secret = provider.secret?.withValue({ $0 }), !document.wantsSecretInFields {
            let pair = Data("\(provider.client.escaped):\(secret.escaped)".utf8)
            headers["Authorization"] = "Basic \(pair.base64EncodedString())"
        } else {
            fields.append(("client_id", provider.client))
            if let secret = provider.secret { fields.append(("client_secret", secret.withValue { $0 })) }
        }
        return Request("POST", document.token, headers: headers, body: Array(String(fields: fields).utf8))
    }

    private func key(of token: IDToken) async throws -> VerificationKey {
        if let key = try await find(token, in: readKeys(again: false)) { return key }
        if let key = try await find(token, in: readKeys(again: true)) { return key }
        throw TokenFlaw("its token is signed with a key that it does not publish")
    }

    private func find(_ token: IDToken, in keys: [VerificationKey]) -> VerificationKey? {
        let fitting = keys.filter { $0.algorithm == token.algorithm && (token.key == nil || $0.id == token.key) }
        // Without a name there is no choice to be made.
        return token.key != nil || fitting.count == 1 ? fitting.first : nil
    }

    private func readKeys(again: Bool) async throws -> [VerificationKey] {
        if let reading { return try await reading.value }
        if let keys, time.now() < keys.at + (again ? Self.pause : Self.memory) { return keys.values }
        let new = Task {
            let set: VerificationKey.PublishedSet = try await ask(Request("GET", readDocument().keys))
            return set.keys.prefix(100).compactMap { VerificationKey($0) }
        }
        reading = new
        defer { reading = nil }
        let values = try await new.value
        keys = (values, time.now())
        return values
    }

    private func readDocument() async throws -> ProviderDocument {
        if let document, time.now() < document.at + Self.memory { return document.value }
        let base = provider.issuer.hasSuffix("/") ? String(provider.issuer.dropLast()) : provider.issuer
        let new: ProviderDocument = try await ask(Request("GET", base + "/.well-known/openid-configuration"))
        try new.check(of: provider)
        document = (new, time.now())
        return new
    }

    private func ask<Answer: Decodable>(_ request: Request) async throws -> Answer {
        var request = request
        request.deadline = .seconds(10)
        let response = try await transport(request)
        let body = Data(try await response.body.collect(upTo: Self.longest))
        guard response.status == 200 else {
            let said = (try? StrictJSON.decode(Complaint.self, from: body).error).flatMap(Self.word)
            throw TokenFlaw("it answered \(response.status)" + (said.map { " (\($0))" } ?? ""))
        }
        return try StrictJSON.decode(Answer.self, from: body)
    }

    /// One of the words of the standard, and no text that somebody made up.
    static func word(_ text: String) -> String? { text.wholeMatch(of: #/[a-z_]{1,40}/#).map { String($0.output) } }

    private struct Complaint: Decodable { let error: String }

    private struct Tokens: Decodable {
        let id: String
        let access: String?

        private enum CodingKeys: String, CodingKey {
            case id = "id_token"
            case access = "access_token"
        }
    }
}
