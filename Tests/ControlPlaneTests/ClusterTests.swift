import ControlPlane
import Domain
import Engine
import Simulation
import Testing

@Suite struct ClusterTests {
    @Test func itIsCreatedAndRunsAndIsDeletedDownToNothing() async throws {
        let house = try await House.furnished()
        var phases = [try await house.create().phase]
        #expect(house.cloud.mutatingCalls.isEmpty)
        try await house.run { [clock = house.clock] in
            let view = try await house.cluster()
            if view.phase != phases.last { phases.append(view.phase) }
            if view.phase == .provisioning { #expect(view.expectedAt.map { $0 > clock.now - .seconds(120) } == true) }
            return view.phase == .running
        }
        #expect(phases == [.pending, .provisioning, .running])
        #expect(house.cloud.inventory == ["machines ×1", "network ×1", "role ×1"])
        let view = try await house.cluster()
        #expect(view.steps.map(\.name) == ["network", "role", "machines"])
        #expect(view.done == 3)
        #expect(view.operation?.finishedAt != nil)
        #expect(try await house.controlPlane.clusterProof("payments", in: House.workspace) == nil)
        let resources = try await house.controlPlane.clusterResources("payments", in: House.workspace)
        #expect(resources.map(\.cloudID) == ["toy-network", "toy-role", "toy-machines"])

        #expect(try await house.delete().phase == .deleting)
        try await house.run(to: .deleted)
        #expect(house.cloud.inventory.isEmpty)
        let proof = try #require(try await house.controlPlane.clusterProof("payments", in: House.workspace))
        #expect(proof.sweep == Sweep(looked: ["things"]))
        #expect(try await house.controlPlane.clusters(in: House.workspace).isEmpty)
        #expect(try await house.controlPlane.clusters(in: House.workspace, includingDeleted: true).count == 1)
        let operations = try await house.controlPlane.clusterOperations("payments", in: House.workspace)
        #expect(operations.map(\.kind) == [.delete, .create])
        #expect(operations.allSatisfy { $0.finishedAt != nil && $0.requestedBy == "ann" })
        let events = try await house.controlPlane.clusterEvents("payments", in: House.workspace)
        #expect(
            events.filter { $0.kind != .step }.map(\.text) == [
                "create, asked for by ann", "provisioning", "running", "delete, asked for by ann", "deleting",
                "deleted",
            ])
        try await house.create()
    }

    @Test func aQuietClusterIsLookedAtOnceInItsDriftInterval() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        // By then its steps, which came to rest one by one, are looked at together.
        try await house.run(upTo: .minutes(25)) { false }
        let before = house.cloud.calls.count
        try await house.run(upTo: .minutes(60)) { false }
        let calls = house.cloud.calls.dropFirst(before)
        #expect(calls.count == 6 * 3)
        #expect(Set(calls) == ["find machines", "find network", "find role"])
    }

    @Test func anEditIsCarriedOutAndAnOlderReadersIsRefused() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        let read = try await house.cluster().cluster.generation
        let edit: @Sendable (Int) async throws -> ClusterView = { count in
            try await house.controlPlane.editCluster(
                "payments", ClusterChange(min: count), in: House.workspace, revision: read, as: House.ann)
        }
        #expect(try await edit(3).phase == .updating)
        #expect(try await refusal { _ = try await edit(4) }.reason == .stale)
        try await house.run(to: .running)
        #expect(house.cloud.inventory.contains("machines ×3"))
        #expect(try await house.cluster().cluster.spec.nodes.max == 3)
    }

    @Test func anEditThatChangesNothingCountsNothing() async throws {
        let house = try await House.furnished()
        try await house.create()
        let view = try await house.controlPlane.editCluster(
            "payments", ClusterChange(min: 1), in: House.workspace, as: House.ann)
        #expect(view.cluster.generation == 1)
    }

    @Test func onlyItsNameDeletesIt() async throws {
        let house = try await House.furnished()
        try await house.create()
        let found = try await problem {
            _ = try await house.controlPlane.deleteCluster(
                "payments", confirmation: "payment", in: House.workspace, as: House.ann)
        }
        #expect(found.field == "confirm")
        #expect(found.summary.contains("“payment”"))
        #expect(found.summary.contains("“payments”"))
        #expect(try await house.cluster().cluster.goal == .present)
    }

    @Test func whatIsBeingDeletedIsNotEditedAndDeletingItAgainIsNothingNew() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.delete()
        #expect(try await house.delete().cluster.generation == 2)
        let refused = try await refusal {
            _ = try await house.controlPlane.editCluster(
                "payments", ClusterChange(min: 3), in: House.workspace, as: House.ann)
        }
        #expect(refused.reason == .conflict)
        #expect(try await refusal { try await house.create() }.reason == .conflict)
    }

    @Test func aStepThatNobodyKnowsIsNotTriedAgain() async throws {
        let house = try await House.furnished()
        try await house.create()
        _ = try await house.loop.step()
        let refused = try await refusal {
            _ = try await house.controlPlane.retryCluster(
                "payments", step: "roof", in: House.workspace, as: House.ann)
        }
        #expect(refused.reason == .notFound)
        #expect(refused.problem.summary.contains("roof"))
        let view = try await house.controlPlane.retryCluster(
            "payments", step: "role", in: House.workspace, as: House.ann)
        #expect(view.cluster.generation == 2)
        try await house.run(to: .running)
    }

    @Test func whatIsDeniedStopsItInWordsAndGoesOnByItselfOnceGranted() async throws {
        let house = try await House.furnished()
        house.cloud.world.withLock { $0.denied = ["create role"] }
        try await house.create()
        #expect(try await house.run(upTo: .minutes(2)) { try await house.cluster().problem != nil })
        #expect(try await house.cluster().problem?.summary == "The toy cloud denied create role.")
        house.cloud.world.withLock { $0.denied = [] }
        try await house.run(to: .running)
        #expect(try await house.cluster().problem == nil)
        #expect(house.cloud.inventory.count == 3)
    }

    @Test func deletionWithoutAKeyThatWorksStopsAndGoesOnWithANewOne() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        house.cloud.revoke("TK1")
        _ = try await house.controlPlane.revalidateCredential("main", in: House.workspace, as: House.ann)
        try await house.delete()
        try await house.run(upTo: .minutes(3)) { false }
        let view = try await house.cluster()
        #expect(view.phase == .deleting)
        #expect(view.problem?.remedy == .fixCredential)
        #expect(view.problem?.summary.contains("“main”") == true)
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "ann")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        try await house.run(to: .deleted)
        #expect(house.cloud.inventory.isEmpty)
    }

    @Test func whatWasNeverBegunIsDeletedEvenWithoutAKeyThatWorks() async throws {
        let house = try await House.furnished()
        try await house.create()
        house.cloud.revoke("TK1")
        _ = try await house.controlPlane.revalidateCredential("main", in: House.workspace, as: House.ann)
        try await house.delete()
        try await house.run(to: .deleted)
        #expect(house.cloud.mutatingCalls.isEmpty)
    }

    @Test func aPlanMakesNoChange() async throws {
        let house = try await House.furnished()
        let plan = try await house.controlPlane.planCluster(
            House.draft(), in: House.workspace, as: House.ann)
        #expect(plan.steps.map(\.name) == ["network", "role", "machines"])
        #expect(plan.steps.last?.needs == ["network", "role"])
        #expect(plan.estimate == .seconds(90))
        #expect(plan.findings.map(\.verdict) == [.allowed])
        #expect(house.cloud.mutatingCalls.isEmpty)
        #expect(try await house.store.count("cluster") == 0)
    }
}
