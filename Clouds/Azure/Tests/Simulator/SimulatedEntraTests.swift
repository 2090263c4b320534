import AzureSimulator
import Domain
import Foundation
import Simulation
import Testing

/// To whom the simulated Entra gives a token, and what it says to the others.
struct SimulatedEntraTests {
    let site = SimulatedAzureSite()

    @Test func whoKnowsTheSecretGetsAToken() async throws {
        let reply = try await site.asker.signIn()
        #expect(reply.status == 200)
        #expect(reply.body["token_type"].string == "Bearer")
        #expect(reply.body["expires_in"].integer == 3599)
        #expect(reply.body["id_token"].isNull)
    }

    @Test func aTenantIsKnownByItsDomainAndInAnyCase() async throws {
        #expect(try await site.asker.signIn(tenant: "contoso.onmicrosoft.com").status == 200)
        #expect(try await site.asker.signIn(tenant: site.principal.tenantID.uppercased()).status == 200)
    }

    @Test func whatIsWrongIsToldByItsNumber() async throws {
        let asker = site.asker
        let nobody = "00000000-0000-4000-8000-000000000000"
        func number(_ reply: SimulatedAzureAsker.Reply) -> Int? { reply.body["error_codes"].array?.first?.integer }
        let wrong = try await asker.signIn(fields: ["client_secret": "nonsense"])
        #expect((wrong.status, wrong.code, number(wrong)) == (401, "invalid_client", 7_000_215))
        // The id beside the value is told in the same words.
        let id = try await asker.signIn(fields: ["client_secret": site.principal.secretID])
        #expect(number(id) == 7_000_215 && id.message.contains("not the client secret ID"))
        let app = try await asker.signIn(fields: ["client_id": nobody])
        #expect((app.status, app.code, number(app)) == (400, "unauthorized_client", 700_016))
        let tenant = try await asker.signIn(tenant: nobody)
        #expect((tenant.status, tenant.code, number(tenant)) == (400, "invalid_request", 90002))
        #expect(number(try await asker.signIn(tenant: "nonsense")) == 900_023)
        #expect(number(try await asker.signIn(fields: ["scope": "openid"])) == 1_002_012)
        #expect(number(try await asker.signIn(fields: ["scope": "https://elsewhere/.default"])) == 500_011)
        #expect(number(try await asker.signIn(without: ["client_secret"])) == 7_000_216)
        #expect(number(try await asker.signIn(without: ["grant_type"])) == 900_144)
        let other = site.cloud.makeForeignSubscription()
        #expect(number(try await asker.signIn(tenant: other.tenantID)) == 700_016)
    }

    @Test func secretsExpireAndAreReplaced() async throws {
        site.cloud.expireSecret(site.principal.secretID, of: site.principal.clientID)
        #expect(try await site.asker.signIn().message.hasPrefix("AADSTS7000222: "))
        let odd = site.cloud.rotateSecret(of: site.principal.clientID, value: "a~b&c+d%e=f g")
        #expect(try await site.asker.signIn(fields: ["client_secret": odd.value]).status == 200)
        site.clock.advance(by: .seconds(31_536_001))
        #expect(
            try await site.asker.signIn(fields: ["client_secret": odd.value]).message.hasPrefix("AADSTS7000222: "))
        site.cloud.deleteSecret(odd.id, of: site.principal.clientID)
        #expect(
            try await site.asker.signIn(fields: ["client_secret": odd.value]).message.hasPrefix("AADSTS7000215: "))
    }

    @Test func anApplicationMayBeDisabledBlockedOrGone() async throws {
        site.cloud.setDisabled(true, application: site.principal.clientID)
        #expect(try await site.asker.signIn().message.hasPrefix("AADSTS7000112: "))
        site.cloud.setDisabled(false, application: site.principal.clientID)
        site.cloud.setBlocked(true, application: site.principal.clientID)
        #expect(try await site.asker.signIn().message.hasPrefix("AADSTS53003: "))
        site.cloud.removeApplication(site.principal.clientID)
        #expect(try await site.asker.signIn().message.hasPrefix("AADSTS700016: "))
    }

    @Test func aTokenLastsAnHourOrUntilAllAreOver() async throws {
        #expect(try await site.get(site.subscription).status == 200)
        site.clock.advance(by: .minutes(59))
        #expect(try await site.get(site.subscription).status == 200)
        site.clock.advance(by: .minutes(1))
        let late = try await site.get(site.subscription)
        #expect((late.status, late.code) == (401, "ExpiredAuthenticationToken"))
        site.asker.forgetToken()
        #expect(try await site.get(site.subscription).status == 200)
        site.cloud.expireTokens()
        #expect(try await site.get(site.subscription).code == "ExpiredAuthenticationToken")
    }

    @Test func anotherIssuersTokenIsTakenWhereItIsTrusted() async throws {
        let issuer = TestIssuer(clock: site.clock)
        site.cloud.trust(
            issuer: TestIssuer.url, subject: "credential/1", keys: issuer.keys, for: site.principal.clientID)
        func signIn(subject: String = "credential/1", with issuer: TestIssuer) async throws -> String {
            let assertion = try issuer.federation(subject: subject).assertion(for: "api://AzureADTokenExchange")
            let fields = [
                "client_assertion": assertion.withValue { $0 },
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ]
            let reply = try await site.asker.signIn(fields: fields, without: ["client_secret"])
            return reply.status == 200 ? "taken" : String(reply.message.prefix { $0 != ":" })
        }
        #expect(try await signIn(with: issuer) == "taken")
        #expect(try await signIn(with: TestIssuer(clock: site.clock)) == "AADSTS700027")
        #expect(try await signIn(subject: "credential/2", with: issuer) == "AADSTS700213")
    }

    /// The signature is OpenSSL's: `openssl dgst -sha256 -sign`.
    @Test func anRSASignatureIsCheckedWithoutAnyLibrary() throws {
        let key = IssuerKey.rsa(modulus: Self.bytes(SimulatedRSASample.modulus), exponent: [1, 0, 1])
        let signature = Self.bytes(SimulatedRSASample.signature)
        #expect(key.verifies(signature, of: Array(SimulatedRSASample.message.utf8), algorithm: "RS256"))
        #expect(!key.verifies(signature, of: Array("something else".utf8), algorithm: "RS256"))
        #expect(!key.verifies(signature, of: Array(SimulatedRSASample.message.utf8), algorithm: "ES256"))
        #expect(!key.verifies(signature.reversed(), of: Array(SimulatedRSASample.message.utf8), algorithm: "RS256"))
    }

    private static func bytes(_ text: String) -> [UInt8] {
        stride(from: 0, to: text.count, by: 2).compactMap { UInt8(text.dropFirst($0).prefix(2), radix: 16) }
    }
}
