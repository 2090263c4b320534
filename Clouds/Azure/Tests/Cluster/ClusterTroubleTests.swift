import Cloud
import Domain
import Engine
import Foundation
import Testing

@testable import Azure

struct ClusterTroubleTests {
    private static let quota: JSON = [
        "code": "QuotaExceeded",
        "message": .string(
            "Create or update VMSS failed. Operation could not be completed as it results in exceeding approved Total "
                + "Regional Cores quota. Additional details - Deployment Model: Resource Manager, Location: westus2, "
                + "Current Limit: 10, Current Usage: 6, Additional Required: 6, (Minimum) New Limit Required: 12."),
    ]

    @Test func aQuotaThatVanishesStopsTheClusterWhichGoesOnByItselfOnceItIsRaised() async throws {
        let cluster = try ScriptedCluster()
        cluster.azure.world.withLock { $0.refusal = Self.quota }
        let stopped = try await cluster.run(toward: .present)
        #expect(stopped.firstProblem?.remedy == .raiseQuota)
        #expect(
            stopped.firstProblem?.summary
                == "Azure has 4 of the 6 vCPUs that the nodes need (Total Regional vCPUs, westus2).")
        for _ in 0..<60 where try await !cluster.pass(toward: .present).isReached {}
        #expect(try await cluster.pass(toward: .present).isReached)
    }

    @Test func aClusterThatCameOutBrokenIsRemoved() async throws {
        let cluster = try ScriptedCluster()
        cluster.azure.world.withLock { $0.refusal = Self.quota }
        _ = try await cluster.run(toward: .present)
        for _ in 0..<60 where try await !cluster.pass(toward: .absent).isReached {}
        #expect(cluster.azure.world.withLock { $0.things.isEmpty })
    }

    @Test func aGroupOfThatNameWithoutOurTagIsLeftAlone() async throws {
        let cluster = try ScriptedCluster()
        let foreign: JSON = [
            "id": "x", "name": .string(cluster.owner.stem), "location": "westeurope", "tags": ["team": "them"],
        ]
        cluster.azure.world.withLock { $0.things[cluster.group] = foreign }
        let stopped = try await cluster.run(toward: .present)
        #expect(stopped.firstProblem?.summary.contains("is not ours") == true)
        #expect(cluster.azure.exchanges.allSatisfy { $0.method != "PUT" })
        for _ in 0..<5 { try await cluster.pass(toward: .absent) }
        #expect(cluster.azure.exchanges.allSatisfy { $0.method != "DELETE" })
    }

    @Test func whatIsNotOursInTheGroupIsNamedAndStopsTheRemoval() async throws {
        let cluster = try ScriptedCluster()
        _ = try await cluster.run(toward: .present)
        let path = "\(cluster.group)/resources"
        cluster.azure.world.withLock {
            $0.lists[path] = ["value": [["id": "x", "name": "ledger", "type": "Microsoft.Storage/storageAccounts"]]]
        }
        let stopped = try await cluster.run(toward: .absent, passes: 10)
        #expect(stopped.firstProblem?.summary.contains("ledger (Microsoft.Storage/storageAccounts)") == true)
        #expect(stopped.firstProblem?.isWellWorded == true)
        #expect(cluster.azure.exchanges.allSatisfy { $0.method != "DELETE" })
        cluster.azure.world.withLock { $0.lists[path] = nil }
        for _ in 0..<60 where try await !cluster.pass(toward: .absent).isReached {}
        #expect(cluster.azure.world.withLock { $0.things.isEmpty })
    }

    @Test func aLockIsNamedBeforeAnythingIsRemoved() async throws {
        let cluster = try ScriptedCluster()
        _ = try await cluster.run(toward: .present)
        cluster.azure.world.withLock {
            $0.lists["\(cluster.group)/providers/microsoft.authorization/locks"] = [
                "value": [["id": "/locks/keep", "name": "keep", "properties": ["level": "CanNotDelete"]]]
            ]
        }
        let stopped = try await cluster.run(toward: .absent, passes: 10)
        #expect(stopped.firstProblem?.summary.contains("The lock keep (CanNotDelete)") == true)
        #expect(stopped.firstProblem?.advice.contains("az lock delete --ids /locks/keep") == true)
        #expect(cluster.azure.exchanges.allSatisfy { $0.method != "DELETE" })
    }

    @Test func theNodesGroupThatAKSLeavesBehindIsRemoved() async throws {
        let cluster = try ScriptedCluster()
        _ = try await cluster.run(toward: .present)
        let left = "\(ScriptedAzure.root)/resourcegroups/mc_\(cluster.owner.stem)"
        cluster.azure.world.withLock { world in
            var aks = world.things[cluster.aks] ?? [:]
            aks["properties"]?["nodeResourceGroup"] = nil
            world.things[cluster.aks] = aks
        }
        #expect(try await cluster.run(toward: .absent).isReached)
        #expect(cluster.azure.exchanges.contains { $0.method == "DELETE" && $0.path.lowercased() == left })
        #expect(cluster.azure.world.withLock { $0.things.isEmpty })
    }

    @Test func aClusterStaysPrivateOrPublicAsItWasMade() async throws {
        let cluster = try ScriptedCluster()
        _ = try await cluster.run(toward: .present)
        cluster.edit { $0.spec.options = ["privateCluster": "yes"] }
        let stopped = try await cluster.run(toward: .present)
        #expect(stopped.firstProblem?.field == "privateCluster")
        #expect(stopped.firstProblem?.isWellWorded == true)
    }

    @Test func aReplyThatIsLostLeavesOneClusterThatIsFollowedAllTheSame() async throws {
        let cluster = try ScriptedCluster()
        cluster.azure.world.withLock { $0.losesReply = true }
        for _ in 0..<20 { try await cluster.pass(toward: .present) }
        let puts = cluster.azure.exchanges.filter { $0.method == "PUT" && $0.path.contains("managedClusters") }
        // Sent again at once, and refused as busy: from then on it is only looked at.
        #expect(puts.count == 2)
        cluster.azure.world.withLock { world in
            for work in world.operations.values { work.effect(&world) }
        }
        #expect(try await cluster.run(toward: .present).isReached)
    }

    @Test func aSecretThatIsRevokedInTheMiddleStopsItUntilThereIsAnother() async throws {
        let isRevoked = Locked(false)
        let azure = ScriptedAzure { request in
            guard request.url.contains("/token"), isRevoked.withLock({ $0 }) else { return nil }
            return ScriptedAzure.reply(
                401, ["error": "invalid_client", "error_description": "AADSTS7000222: The keys are expired."])
        }
        let cluster = try ScriptedCluster(azure)
        for _ in 0..<6 { try await cluster.pass(toward: .present) }
        isRevoked.withLock { $0 = true }
        azure.world.withLock { $0.oldestToken = $0.tokens + 1 }
        let stopped = try await cluster.run(toward: .present)
        #expect(stopped.firstProblem?.remedy == .fixCredential)
        #expect(stopped.firstProblem?.summary == "The client secret has expired.")
        isRevoked.withLock { $0 = false }
        for _ in 0..<60 where try await !cluster.pass(toward: .present).isReached {}
        #expect(try await cluster.pass(toward: .present).isReached)
    }
}
