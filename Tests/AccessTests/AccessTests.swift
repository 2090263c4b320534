import ControlPlane
import Domain
import Testing

/// Access was taken away while a cluster was there: the three ways on, in both clouds.
@Suite(.timeLimit(.minutes(5))) struct AccessTests {
    @Test(arguments: Land.Kind.allCases) func aNewKeyLetsTheClusterBeRemoved(_ kind: Land.Kind) async throws {
        let tenancy = try await Tenancy.cutOff(in: kind)
        _ = try await tenancy.controlPlane.deleteCluster(
            "payments", confirmation: "payments", in: Tenancy.workspace, as: Tenancy.ann)
        try await tenancy.run("stopped") { try await tenancy.cluster().health == .attention }
        #expect(try await tenancy.cluster().problem?.remedy == .fixCredential)
        _ = try await tenancy.controlPlane.editCredential(
            "mine", CredentialChange(fields: tenancy.land.admit()), in: Tenancy.workspace, as: Tenancy.ann)
        try await tenancy.run("deleted") { try await tenancy.cluster().phase == .deleted }
        let id = try await tenancy.cluster().cluster.id.rawValue
        let proof = try await tenancy.controlPlane.clusterProof(id, in: Tenancy.workspace, as: Tenancy.ann)
        #expect(proof?.sweep.remnants.isEmpty == true)
    }

    @Test(arguments: Land.Kind.allCases) func theInventoryHasEverythingWhereItIsShown(_ kind: Land.Kind) async throws {
        let tenancy = try await Tenancy.cutOff(in: kind)
        let inventory = try await tenancy.controlPlane.clusterInventory(
            "payments", in: Tenancy.workspace, as: Tenancy.ann)
        let ready = try await tenancy.cluster().steps.flatMap(\.cloudIDs)
        #expect(Set(inventory.items.map(\.cloudID)) == Set(ready))
        #expect(inventory.items.count > 2)
        // What needs something else goes before it.
        let outline = try await tenancy.controlPlane.clusterOutline(
            "payments", in: Tenancy.workspace, as: Tenancy.ann)
        let places = Dictionary(
            inventory.items.enumerated().map { ($1.step, $0) }, uniquingKeysWith: { first, _ in first })
        for step in outline {
            for need in step.needs {
                guard let mine = places[step.name], let its = places[need] else { continue }
                #expect(mine < its, "\(step.name) needs \(need)")
            }
        }
        for item in inventory.items where item.console != nil {
            #expect(item.console?.hasPrefix("https://") == true, "\(item)")
        }
        #expect(inventory.items.contains { $0.console != nil })
        let steps = try await tenancy.controlPlane.credentialRevocation(
            "mine", in: Tenancy.workspace, as: Tenancy.ann)
        #expect(steps.count > 1 && steps.allSatisfy { $0.console?.hasPrefix("https://") ?? true })
    }

    @Test(arguments: Land.Kind.allCases) func whatIsForgottenStaysWhereItIs(_ kind: Land.Kind) async throws {
        let tenancy = try await Tenancy.cutOff(in: kind)
        let id = try await tenancy.cluster().cluster.id.rawValue
        let there = tenancy.land.cloud.inventory()
        let view = try await tenancy.controlPlane.forgetCluster(
            "payments", confirmation: "payments", in: Tenancy.workspace, as: Tenancy.ann)
        #expect(view.phase == .forgotten)
        try await tenancy.controlPlane.deleteCredential("mine", in: Tenancy.workspace, as: Tenancy.ann)
        let calls = tenancy.land.calls()
        try await tenancy.wait(.minutes(48 * 60))
        #expect(tenancy.land.calls() == calls)
        #expect(tenancy.land.cloud.inventory() == there)
        let inventory = try await tenancy.controlPlane.clusterInventory(id, in: Tenancy.workspace, as: Tenancy.ann)
        #expect(inventory.forgottenAt != nil)
        #expect(inventory.items.count > 2)
        #expect(inventory.script != nil)
        let audit = try await tenancy.controlPlane.auditRows(limit: 50, as: Tenancy.ann)
        #expect(audit.contains { $0.entry.verb == "cluster.forget" && $0.entry.subject == id })
    }
}
