import ControlPlane
import Domain
import Testing

/// What others put beside a cluster's own goes with it only when a person named it.
@Suite struct ConfirmationTests {
    private func stopped(by guests: String...) async throws -> House {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        house.cloud.world.withLock { $0.guests = guests }
        try await house.delete()
        try #require(
            await house.run(upTo: .minutes(3)) { try await house.cluster().problem?.remedy == .confirm })
        return house
    }

    private func letGo(_ also: Set<String>, in house: House) async throws {
        _ = try await house.controlPlane.deleteCluster(
            "payments", confirmation: "payments", also: also, in: House.workspace, as: House.ann)
    }

    @Test func nothingIsRemovedBeforeAPersonSaidSo() async throws {
        let house = try await stopped(by: "disk-1")
        #expect(house.cloud.inventory.contains("network ×1"))
        let shown = try await house.controlPlane.clusterResources("payments", in: House.workspace)
        #expect(shown.contains { $0.step == "guests" && $0.cloudID == "disk-1" })
        try await letGo(["disk-1"], in: house)
        try await house.run(to: .deleted)
        #expect(house.cloud.world.withLock { $0.guests.isEmpty && $0.things.isEmpty })
    }

    @Test func whatCameAfterTheAnswerStopsItAgain() async throws {
        let house = try await stopped(by: "disk-1")
        house.cloud.world.withLock { $0.guests = ["disk-1", "disk-2"] }
        try await letGo(["disk-1"], in: house)
        #expect(try await house.run { try await house.cluster().problem?.summary == "The network holds disk-2." })
        #expect(house.cloud.inventory.contains("network ×1"))
        try await letGo(["disk-2"], in: house)
        try await house.run(to: .deleted)
    }

    @Test func whatIsNotInTheWayCannotBeNamed() async throws {
        let house = try await stopped(by: "disk-1")
        let before = try await house.cluster().cluster
        let found = try await problem { try await letGo(["disk-1", "disk-7"], in: house) }
        #expect(found.field == "also")
        #expect(found.summary.contains("“disk-7”") && found.advice.contains("disk-1"))
        #expect(try await house.cluster().cluster == before)
    }

    @Test func theAnswerIsWrittenDownWithItsName() async throws {
        let house = try await stopped(by: "disk-1")
        try await letGo(["disk-1"], in: house)
        let entry = try await house.store.read { try $0.auditRows(limit: 1).first?.entry }
        #expect(entry?.detail["also"] == "disk-1")
        #expect(try await house.cluster().cluster.alsoRemoved == ["disk-1"])
    }
}
