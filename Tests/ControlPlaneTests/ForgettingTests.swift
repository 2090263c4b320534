import ControlPlane
import Domain
import Testing

/// What can be done with a cluster whose credential no longer works.
@Suite struct ForgettingTests {
    /// With a cluster that runs, and a key that the cloud does not know any more.
    private func cutOff() async throws -> House {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        house.cloud.revoke("TK1")
        _ = try await house.controlPlane.revalidateCredential("main", in: House.workspace, as: House.ann)
        try #require(try await house.run { try await house.credential().phase == .invalid })
        return house
    }

    @discardableResult
    private func forget(_ house: House, typing name: String = "payments") async throws -> ClusterView {
        try await house.controlPlane.forgetCluster(
            "payments", confirmation: name, in: House.workspace, as: House.ann)
    }

    @Test func whatCanBeRemovedIsNotLetGo() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        let refusal = try await refusal { try await forget(house) }
        #expect(refusal.reason == .conflict)
        #expect(refusal.problem.summary == "The credential “main” works, so “payments” can be removed.")
        #expect(try await house.cluster().phase == .running)
    }

    @Test func onlyItsNameLetsItGo() async throws {
        let house = try await cutOff()
        let problem = try await problem { try await forget(house, typing: "paymentz") }
        #expect(problem.field == "confirm")
        #expect(try await house.cluster().deletedAt == nil)
    }

    @Test func whatIsForgottenIsToldAuditedAndLeftAlone() async throws {
        let house = try await cutOff()
        let id = try await house.cluster().cluster.id.rawValue
        let left = house.cloud.inventory
        let view = try await forget(house)
        #expect(view.phase == .forgotten)
        #expect(view.health == .ok)
        #expect(view.problem == nil)
        #expect(view.operation?.kind == .forget)
        #expect(view.operation?.finishedAt != nil)
        let calls = house.cloud.calls.filter { $0 != "whoami" }.count
        _ = try await house.run(upTo: .minutes(180)) { false }
        #expect(house.cloud.calls.filter { $0 != "whoami" }.count == calls)
        #expect(house.cloud.inventory == left)
        let audited = try await house.controlPlane.auditRows().map(\.entry).first { $0.verb == "cluster.forget" }
        #expect(audited?.subject == id)
        #expect(audited?.detail["left"] == "toy-network toy-role toy-machines")
        let events = try await house.controlPlane.clusterEvents(id, in: House.workspace)
        #expect(events.last { $0.kind == .phase }?.text == "forgotten")
        #expect(try await house.controlPlane.clusterProof(id, in: House.workspace) == nil)
        // It is not asked for twice, and does not stand in the way of anything.
        let again = try await refusal { try await forget(house) }
        #expect(again.reason == .notFound)
        try await house.controlPlane.deleteCredential("main", in: House.workspace, as: House.ann)
    }

    @Test func itsInventoryStaysInTheOrderInWhichItCanBeRemoved() async throws {
        let house = try await cutOff()
        let id = try await house.cluster().cluster.id.rawValue
        try await forget(house)
        let inventory = try await house.controlPlane.clusterInventory(id, in: House.workspace, as: House.ann)
        #expect(inventory.items.map(\.cloudID) == ["toy-machines", "toy-role", "toy-network"])
        #expect(inventory.account?.id == "111")
        #expect(inventory.forgottenAt != nil)
        let lines = try #require(inventory.script).split(separator: "\n")
        #expect(lines.first == "#!/bin/sh")
        let removals = lines.filter { $0.hasPrefix("remove toy") }.map { $0.split(separator: " ").last ?? "" }
        #expect(removals.filter { $0 != "remove" } == ["toy-machines", "toy-role", "toy-network"])
    }

    @Test func aNewKeyGoesOnWhereTheOldOneStopped() async throws {
        let house = try await cutOff()
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "ann")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        try #require(try await house.run { try await house.credential().phase == .ready })
        try await house.delete()
        try await house.run(to: .deleted)
        #expect(house.cloud.inventory.isEmpty)
    }
}
