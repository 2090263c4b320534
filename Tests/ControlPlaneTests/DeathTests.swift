import ControlPlane
import Domain
import Engine
import Testing

/// The program dies and is started again on what it left.
@Suite struct DeathTests {
    @Test(.timeLimit(.minutes(10))) func anAcceptedRequestIsCarriedOutAfterADeathBeforeTheFirstPass() async throws {
        let house = try await House(in: Folder())
        try await house.addCredential()
        var next = try await house.restarted()
        _ = try await next.loop.step()
        #expect(try await next.credential().phase == .ready)
        try await next.create(key: "k")
        next = try await next.restarted()
        #expect(try await next.create(key: "k").phase == .pending)
        try await next.run(to: .running)
        #expect(next.cloud.inventory.count == 3)
        try await next.delete()
        next = try await next.restarted()
        try await next.run(to: .deleted)
        #expect(next.cloud.inventory.isEmpty)
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["create network", "create role", "create machines"])
    func aDeathAfterACreateLeavesOneOfEach(call: String) async throws {
        let house = try await House.furnished(in: Folder())
        try await house.create()
        house.cloud.after(call) { throw CancellationError() }
        let isDead = await #expect(throws: CancellationError.self) {
            try await house.run { try await house.cluster().phase == .running }
        }
        try #require(isDead != nil)
        let next = try await house.restarted()
        try await next.run(to: .running)
        #expect(next.cloud.inventory == ["machines ×1", "network ×1", "role ×1"])
        try await next.delete()
        try await next.run(to: .deleted)
        #expect(next.cloud.inventory.isEmpty)
    }

    @Test(.timeLimit(.minutes(10))) func anotherReplicaTakesOverWhenTheLeaseIsOver() async throws {
        let house = try await House.furnished()
        try await house.create()
        house.cloud.after("create network") { throw CancellationError() }
        await #expect(throws: CancellationError.self) { _ = try await house.loop.step() }
        let other = Loop(house.controlPlane, holder: "replica-2")
        _ = try await other.step()
        #expect(house.cloud.mutatingCalls == ["create network"], "the lease of the dead one still counts")
        house.clock.advance(by: .seconds(61))
        _ = try await other.step()
        #expect(try await house.cluster().steps.first?.state == .ready)
        #expect(house.cloud.mutatingCalls == ["create network"])
    }
}
