import Domain
import Foundation
import Testing

@testable import ControlPlane

/// What must not be seen is nowhere: not in an event, not in the audit, not in any file.
@Suite struct SecrecyTests {
    @Test(.timeLimit(.minutes(10))) func noSecretIsWrittenAnywhere() async throws {
        let house = try await House.furnished(in: Folder())
        try await house.create(key: "k")
        try await house.run(to: .running)
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "222", principal: "bob")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        _ = try await house.loop.step()
        try await house.addCredential("bad", keyID: "TK9", secret: ToyCloud.secret(9))
        _ = try await house.loop.step()
        house.cloud.revoke("TK1")
        try await house.delete()
        try await house.run(upTo: .minutes(5)) { false }

        let events =
            try await house.controlPlane.clusterEvents("payments", in: House.workspace)
            + house.controlPlane.credentialEvents("main", in: House.workspace)
            + house.controlPlane.credentialEvents("bad", in: House.workspace)
        #expect(events.contains { $0.problem != nil })
        let audit = try await house.controlPlane.auditRows().map(\.entry)
        #expect(Set(audit.map(\.verb)).isSuperset(of: ["credential.add", "credential.edit", "cluster.delete"]))
        let credentials = try await house.controlPlane.credentials(in: House.workspace)
        let view = try await house.cluster()
        let said = "\(events) \(audit) \(credentials) \(view)"
        #expect(said.contains("TK1"), "what may be shown is")
        #expect(!said.contains("canary"))

        let names = try FileManager.default.contentsOfDirectory(atPath: house.folder.path)
        let bytes = try names.reduce(into: Data()) {
            $0 += try Data(contentsOf: URL(filePath: house.folder.path + "/" + $1))
        }
        #expect(bytes.range(of: Data("credential.add".utf8)) != nil)
        for number in [1, 2, 9] {
            let secret = Data(ToyCloud.secret(number).utf8)
            let shapes = [
                secret, Data(secret.reversed()), Data(secret.base64EncodedString().utf8),
                Data(secret.map { String(format: "%02x", $0) }.joined().utf8),
            ]
            for shape in shapes { #expect(bytes.range(of: shape) == nil) }
        }
    }

    @Test func whatHoldsASecretPrintsWithoutIt() async throws {
        let draft = CredentialDraft(
            name: "main", provider: "toy", fields: ["key": Secret("canary")], pasted: Secret("canary"))
        var dumped = ""
        dump(draft, to: &dumped)
        #expect(!"\(draft)\(String(reflecting: draft))\(dumped)".contains("canary"))
        let house = try await House.furnished()
        let open = try await house.controlPlane.open(house.credential(), version: 1)
        var opened = ""
        dump(open, to: &opened)
        #expect(!"\(open)\(opened)".contains("canary"))
        #expect(open.fields["key"]?.withValue { $0 } == ToyCloud.secret(1))
    }
}
