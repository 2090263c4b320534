import ControlPlane
import Domain
import Foundation
import Testing

@Suite struct FirstRunTests {
    private let newcomer = Newcomer(email: "ann@example.com", name: "Ann", password: House.password)

    private func file(_ house: House) -> PrivateFile { PrivateFile(house.folder.path + "/first-invitation") }

    private func link(_ house: House) async throws -> Secret {
        try #require(try await house.controlPlane.makeFirstInvitation(in: file(house)))
    }

    @Test func theLinkOfTheFirstStartMakesTheFirstAdministrator() async throws {
        let house = try await House()
        #expect(try await house.controlPlane.people(as: House.ann).isEmpty)
        let link = try await link(house)
        let path = file(house).path
        let written = try String(contentsOfFile: path, encoding: .utf8)
        #expect(written == link.withValue { $0 + "\n" })
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        let signedIn = try await house.controlPlane.accept(link, as: newcomer, from: .firefox)
        #expect(signedIn.person.isAdministrator)
        #expect(try await house.caller(signedIn).rights == .administrator)
        #expect(try await house.controlPlane.members(of: House.workspace, as: House.ann).map(\.role) == [.owner])
        // It is used up, there is no other, and the file is gone.
        let eve = Newcomer(email: "eve@example.com", name: "Eve", password: House.password)
        #expect(
            try await reason { _ = try await house.controlPlane.accept(link, as: eve, from: .firefox) } == .notFound)
        #expect(try await house.controlPlane.makeFirstInvitation(in: file(house)) == nil)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func theLinkEndsAfterADayAndWithTheNextStart() async throws {
        let house = try await House()
        let first = try await link(house)
        let second = try await link(house)
        #expect(try await reason { _ = try await house.controlPlane.invitation(first) } == .notFound)
        #expect(try await house.controlPlane.invitation(second).workspace == nil)
        house.clock.advance(by: .minutes(24 * 60))
        #expect(try await reason { _ = try await house.controlPlane.invitation(second) } == .notFound)
    }

    @Test func aPasswordThatIsNotTakenDoesNotUseTheLinkUp() async throws {
        let house = try await House()
        let link = try await link(house)
        let weak = Newcomer(email: "ann@example.com", name: "Ann", password: Secret("password1234"))
        let found = try await problem { _ = try await house.controlPlane.accept(link, as: weak, from: .firefox) }
        #expect(found.field == "password")
        _ = try await house.controlPlane.accept(link, as: newcomer, from: .firefox)
    }

    @Test func theStoreHoldsNothingThatLetsAnybodyIn() async throws {
        let house = try await House()
        let link = try await link(house)
        let signedIn = try await house.controlPlane.accept(link, as: newcomer, from: .firefox)
        let all = try await house.store.dump()
        for secret in [link, signedIn.text.secret, House.password] {
            #expect(!all.contains(secret.withValue { $0 }))
        }
    }
}
