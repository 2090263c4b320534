import Foundation
import Testing

/// A credential without a secret, from the command line to a simulated cloud that checks our signature.
@Suite(.serialized, .timeLimit(.minutes(10))) struct FederationTests {
    private struct Printed: Decodable {
        let appId: String
        let tenant: String
        let subscriptionId: String
    }

    private func add(_ folder: String, _ said: String) throws -> Running.Ended {
        let url = try #require(said.firstMatch(of: #/takes requests at (http:\S+)/#)).1
        let key = try Data(contentsOf: URL(filePath: "\(folder)/simulated-azure-key.json"))
        let printed = try JSONDecoder().decode(Printed.self, from: key)
        return try Running.ended(
            "credential", "add", "mine", "--provider", "azure", "--field", "authentication=federated",
            "--field", "clientID=\(printed.appId)", "--field", "tenantID=\(printed.tenant)",
            "--field", "subscriptionID=\(printed.subscriptionId)",
            environment: ["FREEHOLD_URL": String(url), "FREEHOLD_TOKEN_FILE": "\(folder)/admin-token"])
    }

    @Test func aCloudThatTrustsOurIssuerLetsUsInWithoutASecret() throws {
        try Running.withFolder { folder in
            let server = try Running([
                "serve", "--data", folder, "--listen", "127.0.0.1:0", "--simulate", "--issuer",
                "https://freehold.example.com",
            ])
            defer { server.interrupt(by: SIGKILL) }
            let said = try server.lines(until: "takes requests at")
            let ended = try add(folder, said)
            #expect(ended.status == 0, "\(ended.output) \(ended.messages)")
            let url = try #require(said.firstMatch(of: #/takes requests at (http:\S+)/#)).1
            let export = try Running.ended(
                "issuer", "export", "\(folder)/public",
                environment: ["FREEHOLD_URL": String(url), "FREEHOLD_TOKEN_FILE": "\(folder)/admin-token"])
            #expect(export.status == 0, "\(export.messages)")
            let place = "\(folder)/public/.well-known/jwks.json"
            #expect(try String(contentsOfFile: place, encoding: .utf8).contains("RS256"))
        }
    }

    @Test func withoutAnIssuerItIsSaidHowToSetOne() throws {
        try Running.withFolder { folder in
            let server = try Running(["serve", "--data", folder, "--listen", "127.0.0.1:0", "--simulate"])
            defer { server.interrupt(by: SIGKILL) }
            let ended = try add(folder, try server.lines(until: "takes requests at"))
            #expect(ended.status != 0)
            #expect(ended.messages.contains("--issuer") || ended.output.contains("--issuer"))
        }
    }

    @Test func whatIsNoIssuerIsRefusedBeforeAnythingIsMade() throws {
        try Running.withFolder { folder in
            let ended = try Running.ended(
                "serve", "--data", folder, environment: ["FREEHOLD_ISSUER": "http://freehold.example.com"])
            #expect(ended.status == 1)
            #expect(ended.messages.contains("http://freehold.example.com"))
            #expect(!FileManager.default.fileExists(atPath: folder))
        }
    }
}
