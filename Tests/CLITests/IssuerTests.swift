import API
import CLI
import Domain
import Foundation
import Testing

@Suite struct IssuerTests {
    private let keys = KeySet(keys: [.init(id: "k1", modulus: "AQAB", exponent: "AQAB")])

    private func stage() -> Stage {
        Stage { [keys] sent in
            switch sent.path {
            case "/.well-known/openid-configuration": try .ok(Discovery(issuer: "https://keys.example.com"))
            case "/.well-known/jwks.json": try .ok(keys)
            case "/api/v1/issuer/keys" where sent.method == "POST": try .ok(keys, status: 201)
            default: nil
            }
        }
    }

    @Test func bothDocumentsAreWrittenWhereCloudsLookForThem() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let stage = stage()
        #expect(await stage.play("issuer export \(folder.path)") == .fine)
        #expect(stage.output.contains("https://keys.example.com"))
        let place = folder.appending(path: ".well-known")
        let discovery = try Data(contentsOf: place.appending(path: "openid-configuration"))
        #expect(try JSON.decode(Discovery.self, from: Array(discovery)).keySet.hasSuffix("/.well-known/jwks.json"))
        let written = try Data(contentsOf: place.appending(path: "jwks.json"))
        #expect(try JSON.decode(KeySet.self, from: Array(written)) == keys)
    }

    @Test func aFolderThatCannotBeWrittenIsNamed() async {
        let stage = stage()
        #expect(await stage.play("issuer export /proc/none") != .fine)
        #expect(stage.messages.contains("/proc/none/.well-known/jwks.json"))
    }

    @Test func whatAServerWithoutAnIssuerSaysIsHandedOn() async {
        let stage = Stage { _ in
            try .problem(
                Problem("This installation has no issuer.", advice: "Start it with one.", remedy: .askOperator),
                status: 404)
        }
        #expect(await stage.play("issuer export somewhere") == .missing)
        #expect(stage.messages.contains("This installation has no issuer."))
    }

    @Test func aNewKeyIsNamed() async {
        let stage = stage()
        #expect(await stage.play("issuer rotate") == .fine)
        #expect(stage.output.contains("k1"))
    }
}
