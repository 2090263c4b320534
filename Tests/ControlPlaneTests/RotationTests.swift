import ControlPlane
import Domain
import Testing

/// A new key for a credential that is in use.
@Suite struct RotationTests {
    @Test func theNewKeyIsValidatedBesideTheOldOneAndThenTakenIntoUse() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "ann")
        let edited = try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        #expect(edited.phase == .ready)
        #expect(edited.version == 1)
        #expect(edited.pendingVersion == 2)
        #expect(edited.fields["keyID"] == "TK1")
        _ = try await house.loop.step()
        let rotated = try await house.credential()
        #expect(rotated.version == 2)
        #expect(rotated.pendingVersion == nil)
        #expect(rotated.fields["keyID"] == "TK2")
        #expect(try await house.store.read { try $0.secrets(of: rotated.id, version: 1) }.isEmpty)
        house.cloud.revoke("TK1")
        try await house.delete()
        try await house.run(to: .deleted)
        #expect(house.cloud.inventory.isEmpty)
    }

    @Test func aBadNewKeyLeavesTheOldOneInUse() async throws {
        let house = try await House.furnished()
        try await house.rotate(to: "TK9", secret: ToyCloud.secret(9))
        _ = try await house.loop.step()
        let credential = try await house.credential()
        #expect(credential.phase == .ready)
        #expect(credential.version == 1)
        #expect(credential.pendingVersion == 2)
        #expect(credential.problem?.summary == "The toy cloud does not know this key.")
        try await house.create()
        try await house.run(to: .running)
        // Another try is laid over the key in use, under a version of its own.
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "ann")
        #expect(try await house.rotate(to: "TK2", secret: ToyCloud.secret(2)).pendingVersion == 3)
        #expect(try await house.run(upTo: .minutes(2)) { try await house.credential().version == 3 })
        #expect(try await house.credential().problem == nil)
    }

    @Test func aKeyOfAnotherAccountIsRefusedAndBothAccountsAreNamed() async throws {
        let house = try await House.furnished()
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "222", principal: "bob")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        _ = try await house.loop.step()
        let credential = try await house.credential()
        let found = try #require(credential.problem)
        #expect(found.summary.contains("111"))
        #expect(found.summary.contains("222"))
        #expect(found.remedy == .fixCredential)
        #expect(credential.phase == .ready)
        #expect(credential.version == 1)
        #expect(credential.account?.id == "111")
    }

    @Test func anotherPrincipalIsLetIntoEveryClusterByTheOldKeyFirst() async throws {
        let house = try await House.furnished()
        for name in ["one", "two"] {
            try await house.create(House.draft(name))
            try await house.run(name, to: .running)
        }
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "bob")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        _ = try await house.loop.step()
        #expect(try await house.credential().account?.principal == "toy:111/bob")
        let world = house.cloud.world.withLock { $0 }
        #expect(world.admitted == ["toy:111/bob to one", "toy:111/bob to two"])
        let callers = zip(world.calls, world.callers).filter { $0.0 == "admit" }.map(\.1)
        #expect(callers == ["TK1", "TK1"])
    }

    @Test func aPrincipalThatCannotBeLetInIsNotTakenIntoUse() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "bob")
        house.cloud.world.withLock { $0.denied = ["admit"] }
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        _ = try await house.loop.step()
        #expect(try await house.credential().version == 1)
        #expect(try await house.credential().problem?.summary == "The toy cloud denied admit.")
        house.cloud.world.withLock { $0.denied = [] }
        #expect(try await house.run(upTo: .minutes(2)) { try await house.credential().version == 2 })
    }

    @Test func aNewKeyRepairsACredentialThatBecameInvalidAndItsClustersGoOn() async throws {
        let house = try await House.furnished()
        house.cloud.revoke("TK1")
        _ = try await house.controlPlane.revalidateCredential("main", in: House.workspace, as: House.ann)
        _ = try await house.loop.step()
        #expect(try await problem { try await house.create() }.field == "credential")
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "ann")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        _ = try await house.loop.step()
        #expect(try await house.credential().phase == .ready)
        try await house.create()
        try await house.run(to: .running)
    }

    @Test func anEditThatReadAnOlderRevisionIsRefused() async throws {
        let house = try await House.furnished()
        let read = try await house.credential().revision
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2), revision: read)
        let stale = try await refusal { try await house.rotate(to: "TK3", secret: "x", revision: read) }
        #expect(stale.reason == .stale)
        #expect(try await house.credential().pendingVersion == 2)
    }
}
