import Domain
import Foundation
import Testing

@testable import ControlPlane

@Suite struct TokenTests {
    private func shown(_ file: AdminTokenFile) throws -> String {
        try String(contentsOfFile: file.path, encoding: .utf8).trimmingCharacters(in: .newlines)
    }

    @Test func theFirstStartHandsATokenToWhoOwnsTheMachine() async throws {
        let house = try await House()
        let file = AdminTokenFile(folder: house.folder.path)
        #expect(try await house.controlPlane.makeFirstToken(in: file))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o400)
        let caller = try await house.controlPlane.authenticate(Secret(shown(file)))
        #expect(caller.name == "admin")
        let first = try shown(file)
        #expect(try await house.controlPlane.makeFirstToken(in: file) == false)
        #expect(try shown(file) == first)
        #expect(try await house.controlPlane.tokens().count == 1)
    }

    @Test func aDeathBetweenTheFileAndTheStoreLosesNothing() async throws {
        let house = try await House()
        let file = AdminTokenFile(folder: house.folder.path)
        try await house.store.execute(
            "CREATE TRIGGER death BEFORE INSERT ON token BEGIN SELECT RAISE(ABORT, 'died'); END")
        await #expect(throws: (any Error).self) { try await house.controlPlane.makeFirstToken(in: file) }
        let left = try shown(file)
        #expect(
            try await refusal { _ = try await house.controlPlane.authenticate(Secret(left)) }.reason == .unauthenticated
        )
        try await house.store.execute("DROP TRIGGER death")
        #expect(try await house.controlPlane.makeFirstToken(in: file))
        #expect(try shown(file) == left)
        #expect(try await house.controlPlane.authenticate(Secret(left)).name == "admin")
    }

    @Test func aFileThatIsNoTokenAndAHalfWrittenOneAreReplaced() async throws {
        let house = try await House()
        let file = AdminTokenFile(folder: house.folder.path)
        for name in [file.path, file.path + ".partial"] { try Data("fhp_half".utf8).write(to: URL(filePath: name)) }
        #expect(try await house.controlPlane.makeFirstToken(in: file))
        #expect(try await house.controlPlane.authenticate(Secret(shown(file))).name == "admin")
        #expect(!FileManager.default.fileExists(atPath: file.path + ".partial"))
    }

    @Test func aFolderThatCannotBeWrittenToIsAProblemAndNoTokenIsMade() async throws {
        let house = try await House()
        let file = AdminTokenFile(folder: house.folder.path + "/nowhere")
        let found = try await problem { try await house.controlPlane.makeFirstToken(in: file) }
        #expect(found.summary.contains("nowhere"))
        #expect(try await house.controlPlane.tokens().isEmpty)
    }

    @Test func aTokenCountsUntilItIsRevokedOrExpires() async throws {
        let house = try await House()
        let end = house.clock.now + .minutes(5)
        let lasting = try await house.controlPlane.createToken(called: "ci", as: House.ann)
        let passing = try await house.controlPlane.createToken(called: "guest", expiresAt: end, as: House.ann)
        #expect(try await house.controlPlane.authenticate(passing.text).name == "guest")
        house.clock.advance(to: end)
        #expect(
            try await refusal { _ = try await house.controlPlane.authenticate(passing.text) }.reason == .unauthenticated
        )
        #expect(try await house.controlPlane.authenticate(lasting.text).id == lasting.token.id.rawValue)
        try await house.controlPlane.revokeToken(lasting.token.id, as: House.ann)
        #expect(
            try await refusal { _ = try await house.controlPlane.authenticate(lasting.text) }.reason == .unauthenticated
        )
        let again = try await refusal {
            try await house.controlPlane.revokeToken(lasting.token.id, as: House.ann)
        }
        #expect(again.reason == .notFound)
    }

    @Test func whatIsNoTokenIsNobodys() async throws {
        let house = try await House()
        let made = try await house.controlPlane.createToken(called: "ci", as: House.ann)
        let text = made.text.withValue { $0 }
        let mistyped = text.dropLast() + (text.hasSuffix("0") ? "1" : "0")
        for shown in ["", "fhp_", String(text.dropLast()), text + "0", String(mistyped), text.uppercased(), "💥"] {
            let refused = try await refusal { _ = try await house.controlPlane.authenticate(Secret(shown)) }
            #expect(refused.reason == .unauthenticated)
        }
        #expect(try await house.controlPlane.authenticate(made.text).name == "ci")
    }

    @Test func aTokenThatHasEndedAlreadyIsNotMade() async throws {
        let house = try await House()
        let found = try await problem {
            _ = try await house.controlPlane.createToken(called: "ci", expiresAt: house.clock.now, as: House.ann)
        }
        #expect(found.field == "expiresAt")
        #expect(try await house.controlPlane.tokens().isEmpty)
    }
}
