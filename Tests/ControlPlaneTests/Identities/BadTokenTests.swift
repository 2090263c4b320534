import Crypto
import CryptoExtras
import Domain
import Foundation
import Testing

@testable import ControlPlane

/// Tokens that must let nobody in, each of them one change away from one that does.
@Suite struct BadTokenTests {
    private static let q = Ticket.quoted
    private static let stranger = "https://evil.example.com"

    private static let changes: [String: Registrar.Change] =
        signatures.merging(claims) { $1 }.merging(moments) { $1 }.merging(shapes) { $1 }

    private static let signatures: [String: Registrar.Change] = [
        "unsigned": {
            $0[header: "alg"] = q("none")
            $0.signature = { _ in Data() }
        },
        "unsigned, with a signature": { $0[header: "alg"] = q("None") },
        "HS256 with the public key": {
            $0[header: "alg"] = q("HS256")
            let key = SymmetricKey(data: Data(Ticket.rsa.publicKey.pemRepresentation.utf8))
            $0.signature = { Data(HMAC<SHA256>.authenticationCode(for: $0, using: key)) }
        },
        "HS256 with the key that is published beside it": {
            ($0[header: "alg"], $0[header: "kid"]) = (q("HS256"), q("h1"))
            let key = SymmetricKey(data: Data("secret".utf8))
            $0.signature = { Data(HMAC<SHA256>.authenticationCode(for: $0, using: key)) }
        },
        "ES256 said of the RSA key": { $0[header: "alg"] = q("ES256") },
        "RS256 said of the other key": { $0[header: "kid"] = q("e1") },
        "PS256": {
            $0[header: "alg"] = q("PS256")
            $0.signature = { try Ticket.rsa.signature(for: $0, padding: .PSS).rawRepresentation }
        },
        "signed with another key": { $0.signature = { try Ticket.rs256($0, by: Ticket.otherRSA) } },
        "a key that is not published": { $0[header: "kid"] = q("k2") },
        "a key that is a path": { $0[header: "kid"] = q("../../../../dev/null") },
        "a key that is a query": { $0[header: "kid"] = q("k1' OR '1'='1") },
        "a key that is a number": { $0[header: "kid"] = "1" },
        "its own key set": {
            $0[header: "jku"] = q("\(stranger)/keys")
            $0.signature = { try Ticket.rs256($0, by: Ticket.otherRSA) }
        },
        "its own certificate": {
            $0[header: "x5u"] = q("\(stranger)/certificate")
            $0.signature = { try Ticket.rs256($0, by: Ticket.otherRSA) }
        },
        "its own key": {
            let key = try! Ticket.otherRSA.publicKey.getKeyPrimitives()
            let (n, e) = (Ticket.base64URL(key.modulus), Ticket.base64URL(key.publicExponent))
            $0[header: "jwk"] = #"{"kty":"RSA","kid":"k1","n":"\#(n)","e":"\#(e)"}"#
            $0.signature = { try Ticket.rs256($0, by: Ticket.otherRSA) }
        },
        "what must be understood": { $0[header: "crit"] = #"["b64"]"# },
        "two algorithms": { $0.header.append(("alg", q("none"))) },
        "ES256 in another form": {
            ($0[header: "alg"], $0[header: "kid"]) = (q("ES256"), q("e1"))
            $0.signature = { try Ticket.p256.signature(for: $0).derRepresentation }
        },
    ]

    private static let claims: [String: Registrar.Change] = [
        "of another issuer": { $0["iss"] = q(stranger) },
        "of the issuer with a slash": { $0["iss"] = q("https://login.example.com/") },
        "for somebody else": { $0["aud"] = q("another-client") },
        "for nobody": { $0["aud"] = nil },
        "for several, and nobody's turn": { $0["aud"] = #"["freehold:1","another-client"]"# },
        "asked for by somebody else": { $0["azp"] = q("another-client") },
        "of another sign-in": { $0["nonce"] = q("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA") },
        "of no sign-in": { $0["nonce"] = nil },
        "of nobody": { $0["sub"] = q("") },
        "of a number": { $0["sub"] = "1" },
        "of a text without end": { $0["sub"] = q(String(repeating: "a", count: 256)) },
        "of two": { $0.claims.append(("sub", q("s-bob"))) },
        "of two, one of them in disguise": { $0.claims.append((#"\u0073ub"#, q("s-bob"))) },
        "with two addresses": { $0.claims.append(("email", q("bob@example.com"))) },
        "with two of a name deep inside": { $0["address"] = #"{"a":[{"b":1,"b":2}]}"# },
    ]

    private static let moments: [String: Registrar.Change] = [
        "expired": { $0["exp"] = "\($0.number("iat") - 61)" },
        "without an end": { $0["exp"] = nil },
        "with an end that is a text": { $0["exp"] = q("9999999999") },
        "with an end beyond all numbers": { $0["exp"] = "1e999" },
        "not good yet": { $0["nbf"] = "\($0.number("iat") + 61)" },
        "of the future": { $0["iat"] = "\($0.number("iat") + 61)" },
        "of no time": { $0["iat"] = nil },
    ]

    private static let shapes: [String: Registrar.Change] = [
        "cut": { $0.finish = { String($0.dropLast(20)) } },
        "without a signature": { $0.finish = { $0.split(separator: ".").prefix(2).joined(separator: ".") + "." } },
        "of two parts": { $0.finish = { $0.split(separator: ".").prefix(2).joined(separator: ".") } },
        "of five parts": { $0.finish = { $0 + ".e30.e30" } },
        "filled up": { $0.finish = { $0 + "=" } },
        "with a blank": { $0.finish = { " " + $0 } },
        "empty": { $0.finish = { _ in "" } },
        "of great length": { $0["name"] = q(String(repeating: "a", count: 100_000)) },
        "with one letter changed": {
            $0.finish = { text in
                var parts = text.split(separator: ".").map(String.init)
                parts[1] = parts[1].replacing("A", with: "B")
                parts[1] += parts[1].contains("B") ? "" : "A"
                return parts.joined(separator: ".")
            }
        },
    ]

    @Test(arguments: changes.keys.sorted()) func letsNobodyIn(name: String) async throws {
        let open = try await OpenHouse()
        _ = try await open.invite()
        let change = try #require(Self.changes[name])
        let refused = try await refusal { _ = try await open.signIn(change: change) }
        #expect(refused.reason == .unauthenticated)
        #expect(try await open.controlPlane.people(as: House.ann).isEmpty)
        #expect(try await open.verbs().last == "session.refuse")
        // Nothing was asked of anybody but the provider.
        let paths = Set(open.registrar.requests.map { String($0.url.dropFirst(open.registrar.issuer.count)) })
        #expect(paths.isSubset(of: ["/.well-known/openid-configuration", "/token", "/keys"]))
        #expect(open.registrar.requests.allSatisfy { $0.url.hasPrefix(open.registrar.issuer) })
        // The same without the change lets them in.
        _ = try await open.signIn()
    }

    @Test(arguments: [
        "as it is", "at the end of its time", "a moment early", "signed with the other key", "without the key's name",
        "for several, and ours", "with addresses of keys",
    ]) func whatIsRightByTheStandardIsTaken(name: String) async throws {
        let open = try await OpenHouse()
        _ = try await open.invite()
        let arrival = try await open.signIn { ticket in
            switch name {
            case "at the end of its time": ticket["exp"] = "\(ticket.number("iat") - 59)"
            case "a moment early":
                (ticket["nbf"], ticket["iat"]) = ("\(ticket.number("iat") + 59)", "\(ticket.number("iat") + 59)")
            case "signed with the other key":
                (ticket[header: "alg"], ticket[header: "kid"]) = (Self.q("ES256"), Self.q("e1"))
                ticket.signature = { try Ticket.p256.signature(for: $0).rawRepresentation }
            case "without the key's name": ticket[header: "kid"] = nil
            case "for several, and ours":
                (ticket["aud"], ticket["azp"]) = (#"["another-client","freehold:1"]"#, Self.q("freehold:1"))
            case "with addresses of keys":
                ticket[header: "jku"] = Self.q("\(Self.stranger)/keys")
                ticket[header: "x5u"] = Self.q("\(Self.stranger)/certificate")
            default: break
            }
        }
        #expect(arrival.signedIn?.person.email.rawValue == "ann@example.com")
    }
}
