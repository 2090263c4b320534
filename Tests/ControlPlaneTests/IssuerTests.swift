import CryptoExtras
import Domain
import Foundation
import Testing

@testable import ControlPlane
@testable import Store

/// What vouches for this installation's credentials.
@Suite struct IssuerTests {
    private static let url = "https://freehold.example.com"
    private let day = Duration.minutes(24 * 60)

    private func furnished(in folder: Folder? = nil) async throws -> House {
        let house = try await House(in: folder, issuer: IssuerURL(Self.url))
        try await house.addCredential()
        _ = try await house.loop.step()
        return house
    }

    private func token(_ house: House, for audience: String = "api://somebody") async throws -> SignedToken {
        let open = try await house.controlPlane.open(house.credential(), version: 1)
        return try SignedToken(#require(open.federation).assertion(for: audience))
    }

    @Test func aTokenIsVerifiedWithNothingButWhatIsPublished() async throws {
        let house = try await furnished()
        let issuer = try #require(house.controlPlane.issuer)
        let credential = try await house.credential()
        let token = try await token(house)
        #expect(try token.isVerified(by: issuer.keySet))
        #expect(try !token.isVerified(by: KeySet(keys: [IssuerKey.generate(at: house.clock.now).published])))
        #expect(token.head == ["alg": "RS256", "kid": issuer.keySet.keys[0].kid, "typ": "JWT"])
        let now = Int(house.clock.now.timeIntervalSince1970)
        #expect(token.claims["iss"] as? String == Self.url)
        let open = try await house.controlPlane.open(credential, version: 1)
        #expect(token.claims["sub"] as? String == open.federation?.subject)
        #expect(open.federation?.subject == "freehold:\(house.controlPlane.installation):credential:\(credential.id)")
        #expect(token.claims["aud"] as? String == "api://somebody")
        #expect(token.claims["iat"] as? Int == now && token.claims["nbf"] as? Int == now)
        #expect(token.claims["exp"] as? Int == now + 600)
    }

    @Test func noTwoTokensAreTheSame() async throws {
        let house = try await furnished()
        let tokens = [try await token(house), try await token(house)]
        #expect(tokens[0].claims["jti"] as? String != tokens[1].claims["jti"] as? String)
        #expect(tokens[0].signed != tokens[1].signed)
    }

    @Test func theDocumentsAreWhatCloudsLookUp() async throws {
        let issuer = try #require(try await furnished().controlPlane.issuer)
        let discovery = try JSONSerialization.jsonObject(with: JSONEncoder().encode(issuer.discovery)) as? [String: Any]
        #expect(discovery?["issuer"] as? String == Self.url)
        #expect(discovery?["jwks_uri"] as? String == "\(Self.url)/.well-known/jwks.json")
        #expect(discovery?["id_token_signing_alg_values_supported"] as? [String] == ["RS256"])
        let key = try #require(issuer.keySet.keys.first)
        #expect(key.kid == IssuerKey.thumbprint(modulus: key.n, exponent: key.e))
        // Nothing of the private half is among the members.
        let members = try JSONSerialization.jsonObject(with: JSONEncoder().encode(key)) as? [String: String]
        #expect(members?.keys.sorted() == ["alg", "e", "kid", "kty", "n", "use"])
    }

    /// The key and its thumbprint of RFC 7638, section 3.1.
    @Test func aThumbprintIsAsTheStandardHasIt() {
        let modulus =
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiF"
            + "V4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9"
            + "c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1"
            + "jF44-csFCur-kEgU8awapJzKnqDKgw"
        #expect(
            IssuerKey.thumbprint(modulus: modulus, exponent: "AQAB") == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
    }

    @Test func theKeySurvivesARestart() async throws {
        let folder = try Folder()
        let house = try await furnished(in: folder)
        let before = try #require(house.controlPlane.issuer?.keySet)
        let again = try await house.restarted(issuer: IssuerURL(Self.url))
        #expect(again.controlPlane.issuer?.keySet == before)
        #expect(try await token(again).isVerified(by: before))
    }

    @Test func anInstallationWithoutAnIssuerMakesNoKeyAndVouchesForNobody() async throws {
        let house = try await House.furnished()
        #expect(house.controlPlane.issuer == nil)
        #expect(try await house.controlPlane.open(house.credential(), version: 1).federation == nil)
        #expect(try await house.store.count("issuer_key") == 0)
        let refusal = try await refusal { _ = try await house.controlPlane.rotateIssuerKey(as: House.ann) }
        #expect(refusal.reason == .notFound)
    }

    @Test func theKeyIsSealedAndNoTokenIsWrittenAnywhere() async throws {
        let folder = try Folder()
        let house = try await furnished(in: folder)
        let token = try await token(house)
        let issuer = try #require(house.controlPlane.issuer)
        var dumped = ""
        dump(issuer, to: &dumped)
        dump(try await house.controlPlane.open(house.credential(), version: 1), to: &dumped)
        #expect(!dumped.contains("PRIVATE KEY") && !dumped.contains(token.signature))
        let bytes = try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(into: Data()) {
            $0 += try Data(contentsOf: URL(filePath: folder.path + "/" + $1))
        }
        #expect(bytes.range(of: Data(issuer.keySet.keys[0].kid.utf8)) != nil)
        for canary in ["PRIVATE KEY", token.signature, token.signed] {
            #expect(bytes.range(of: Data(canary.utf8)) == nil)
        }
        // The modulus is in the private half's encoding, too, so it would show an unsealed one.
        #expect(bytes.range(of: try #require(Data(base64URL: issuer.keySet.keys[0].n))) == nil)
    }

    @Test func aKeyThatWasPutInAnothersPlaceIsRefusedAtTheStart() async throws {
        let folder = try Folder()
        let house = try await furnished(in: folder)
        try await house.store.execute("UPDATE issuer_key SET id = ?", .text("another"))
        let found = try await problem { _ = try await house.restarted(issuer: IssuerURL(Self.url)) }
        #expect(found.summary.contains("issuer key another"))
        #expect(found.remedy == .askOperator)
    }

    @Test func aNewKeyIsPublishedForADayBeforeItSignsAndTheOldOneForADayAfter() async throws {
        let folder = try Folder()
        let house = try await furnished(in: folder)
        let old = try #require(house.controlPlane.issuer?.keySet.keys.first)
        house.clock.advance(by: day)
        let published = try await house.controlPlane.rotateIssuerKey(as: House.ann)
        let new = try #require(published.keys.first)
        #expect(published.keys.map(\.kid) == [new.kid, old.kid] && new.kid != old.kid)
        #expect(try await token(house).head["kid"] == old.kid)
        house.clock.advance(by: day)
        let later = try await house.restarted(issuer: IssuerURL(Self.url))
        #expect(try await token(later).head["kid"] == new.kid)
        #expect(try await token(later).isVerified(by: published))
        #expect(later.controlPlane.issuer?.keySet == published)
        house.clock.advance(by: day)
        #expect(later.controlPlane.issuer?.keySet.keys.map(\.kid) == [new.kid])
        // The next turn destroys what nobody looks for any more.
        _ = try await later.controlPlane.rotateIssuerKey(as: House.ann)
        let kept = try await later.store.read { try $0.issuerKeys().map(\.id) }
        #expect(kept.count == 2 && !kept.contains(old.kid))
        #expect(try await later.controlPlane.auditRows().first?.entry.verb == "issuer.rotate")
    }

    @Test(arguments: [
        "http://freehold.example.com", "https://", "https://user:secret@host.example", "https://host.example?x=1",
        "https://host.example/a b", "https://host.example/#x", "https://Host.example", "freehold.example.com", "",
    ]) func whatNoCloudCouldLookUpIsNoIssuer(text: String) async throws {
        let found = try await problem { _ = try IssuerURL(text) }
        #expect(found.field == "issuer")
        #expect(!found.summary.contains("secret"))
    }

    @Test func aSlashAtTheEndDoesNotMakeItAnother() throws {
        #expect(
            try IssuerURL(" https://host.example:8443/freehold/ ") == IssuerURL("https://host.example:8443/freehold"))
    }
}
