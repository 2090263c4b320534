import ControlPlane
import Domain
import Testing

/// What is off in a new account is switched on by whoever asks for it, or by the first cluster.
@Suite struct PreparationTests {
    private func furnished() async throws -> House {
        let house = try await House.furnished()
        house.cloud.world.withLock { $0.isNew = true }
        return house
    }

    @Test func lookingSwitchesNothingOn() async throws {
        let house = try await furnished()
        let found = try await house.controlPlane.preparation(of: "main", in: House.workspace, as: House.ann)
        #expect(found.map(\.verdict) == [.missing])
        _ = try await house.controlPlane.planCluster(House.draft(), in: House.workspace, as: House.ann)
        #expect(house.cloud.world.withLock { $0.isNew })
    }

    @Test func whoeverAsksIsWrittenDown() async throws {
        let house = try await furnished()
        let found = try await house.controlPlane.prepareCredential("main", in: House.workspace, as: House.ann)
        #expect(found.map(\.verdict) == [.allowed])
        let entry = try await house.store.read { try $0.auditRows(limit: 1).first?.entry }
        #expect(entry?.verb == "credential.prepare" && entry?.caller == House.ann.id)
    }

    @Test func theFirstClusterOfANewAccountSwitchesItOn() async throws {
        let house = try await furnished()
        try await house.create()
        try await house.run(to: .running)
    }
}
