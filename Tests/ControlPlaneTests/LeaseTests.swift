import ControlPlane
import Domain
import Engine
import Store
import Testing

/// A visit that lasts, and one that lasts too long.
@Suite struct LeaseTests {
    let house: House

    init() async throws {
        house = try await House.furnished()
        try await house.create()
    }

    /// What another replica does, by its own clock.
    private func takeOver(after wait: Duration, getting count: Int) async throws {
        house.clock.advance(by: wait)
        let now = house.clock.now
        let leases = try await house.store.write {
            try $0.claim(upTo: 9, holder: "other", for: .seconds(60), at: now)
        }
        #expect(leases.count == count)
    }

    @Test func whoLosesTheLeaseSendsNothingMore() async throws {
        house.cloud.during("find network") { [self] in try await takeOver(after: .seconds(61), getting: 1) }
        _ = try await house.loop.step()
        #expect(house.cloud.mutatingCalls.isEmpty)
        #expect(try await house.store.count("attempt") == 0)
        #expect(try await house.store.count("step") == 0)
    }

    @Test func whoLosesTheLeaseAfterACreateStoresNothingAndTheOtherFindsWhatWasMade() async throws {
        house.cloud.after("create network") { [self] in try await takeOver(after: .seconds(61), getting: 1) }
        _ = try await house.loop.step()
        #expect(try await house.store.count("step") == 0)
        #expect(try await house.store.count("attempt") == 1)
        house.clock.advance(by: .seconds(61))
        try await house.run(to: .running)
        #expect(house.cloud.inventory == ["machines ×1", "network ×1", "role ×1"])
    }

    @Test func aVisitThatLastsKeepsItsLease() async throws {
        house.cloud.during("find network") { [clock = house.clock] in clock.advance(by: .seconds(50)) }
        house.cloud.during("create network") { [self] in try await takeOver(after: .seconds(50), getting: 0) }
        _ = try await house.loop.step()
        #expect(try await house.cluster().steps.first?.state == .changing)
        #expect(house.cloud.inventory == ["network ×1"])
    }

    @Test func outsideAVisitTheDoorIsOpen() async throws {
        _ = try await house.controlPlane.planCluster(
            House.draft("other"), in: House.workspace, as: House.ann)
        #expect(house.cloud.calls.last == "whoami")
    }
}
