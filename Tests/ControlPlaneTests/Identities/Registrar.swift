import Cloud
import Crypto
import Domain
import Foundation
import Simulation

@testable import ControlPlane

/// An identity provider of the tests' own, which signs whatever it is told to.
final class Registrar: Sendable {
    typealias Change = @Sendable (inout Ticket) -> Void

    let issuer: String
    private let clock: VirtualClock
    private let state = Locked(State())

    struct State {
        /// By the code: what the sign-in was begun with, and as whom it ended.
        var codes: [String: (query: [String: String], person: [(String, String)])] = [:]
        var requests: [Request] = []
        var change: Change = { _ in }
        var keyID = "k1"
        var document: [(String, String)] = []
        /// Nothing comes back.
        var isSilent = false
        var userInformation: [(String, String)] = []
    }

    init(clock: VirtualClock, issuer: String = "https://login.example.com") {
        self.clock = clock
        self.issuer = issuer
    }

    func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    var requests: [Request] { state.withLock { $0.requests } }

    func count(_ path: String) -> Int { requests.count { $0.url == issuer + path } }

    /// Somebody is at the provider's page, and shows that they are this.
    /// - Returns: what their browser brings back.
    func visit(_ address: String, as person: [(String, String)]) -> [(name: String, value: String)] {
        let query = Dictionary(
            uniqueKeysWithValues: (URLComponents(string: address)?.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        let code = "code-\(UUID().uuidString)"
        state.withLock { $0.codes[code] = (query, person) }
        return [("state", query["state"] ?? ""), ("code", code), ("iss", issuer)]
    }

    var transport: Transport {
        { [self] request in
            let isSilent = state.withLock { state in
                state.requests.append(request)
                return state.isSilent
            }
            if isSilent { throw NoAnswer("the connection was refused") }
            switch request.url.dropFirst(issuer.count) {
            case "/.well-known/openid-configuration": return json(document)
            case "/keys": return json(keys)
            case "/userinfo": return json(state.withLock { $0.userInformation })
            case "/token": return try exchange(String(decoding: request.body, as: UTF8.self))
            default: return Response(status: 404)
            }
        }
    }

    private var document: [(String, String)] {
        let paths = [
            ("authorization_endpoint", "/authorize"), ("token_endpoint", "/token"), ("jwks_uri", "/keys"),
            ("userinfo_endpoint", "/userinfo"),
        ]
        var all = [("issuer", Ticket.quoted(issuer))] + paths.map { ($0.0, Ticket.quoted(issuer + $0.1)) }
        for (name, value) in state.withLock({ $0.document }) {
            all.removeAll { $0.0 == name }
            all.append((name, value))
        }
        return all
    }

    private var keys: [(String, String)] {
        let id = state.withLock { $0.keyID }
        let rsa = try! Ticket.rsa.publicKey.getKeyPrimitives()
        let point = Ticket.p256.publicKey.rawRepresentation
        let number = { Ticket.quoted(Ticket.base64URL($0)) }
        let keys = [
            [("kty", "\"oct\""), ("kid", "\"h1\""), ("k", "\"c2VjcmV0\"")],
            [
                ("kty", "\"RSA\""), ("kid", Ticket.quoted(id)), ("use", "\"sig\""), ("n", number(rsa.modulus)),
                ("e", number(rsa.publicExponent)),
            ],
            [
                ("kty", "\"EC\""), ("kid", "\"e1\""), ("crv", "\"P-256\""), ("x", number(point.prefix(32))),
                ("y", number(point.suffix(32))),
            ],
        ]
        return [("keys", "[\(keys.map { String(decoding: Ticket.json($0), as: UTF8.self) }.joined(separator: ","))]")]
    }

    private func exchange(_ form: String) throws -> Response {
        let fields = Dictionary(
            uniqueKeysWithValues: (URLComponents(string: "?\(form)")?.queryItems ?? []).map {
                ($0.name, $0.value ?? "")
            })
        let (found, change, keyID) = state.withLock {
            ($0.codes.removeValue(forKey: fields["code"] ?? ""), $0.change, $0.keyID)
        }
        let challenge = Ticket.base64URL(Data(SHA256.hash(data: Data((fields["code_verifier"] ?? "").utf8))))
        guard let found, found.query["code_challenge"] == challenge, found.query["code_challenge_method"] == "S256",
            found.query["redirect_uri"] == fields["redirect_uri"], fields["grant_type"] == "authorization_code"
        else { return json([("error", "\"invalid_grant\"")], status: 400) }
        let now = Int(clock.now.timeIntervalSince1970)
        var ticket = Ticket(
            header: [("alg", "\"RS256\""), ("kid", Ticket.quoted(keyID))],
            claims: [
                ("iss", Ticket.quoted(issuer)), ("aud", Ticket.quoted(found.query["client_id"] ?? "")),
                ("exp", "\(now + 300)"), ("iat", "\(now)"), ("nonce", Ticket.quoted(found.query["nonce"] ?? "")),
            ] + found.person)
        change(&ticket)
        return json([
            ("id_token", Ticket.quoted(try ticket.text)), ("access_token", "\"access-canary\""),
            ("token_type", "\"Bearer\""),
        ])
    }

    private func json(_ fields: [(String, String)], status: Int = 200) -> Response {
        Response(status: status, body: .init(Array(Ticket.json(fields))))
    }
}
