import AWSSimulator
import Domain
import Engine
import Rehearsal
import Simulation
import Testing

@testable import AWS

/// What is changed in the account, in which order. Who changes the graph changes this on purpose.
@Suite(.timeLimit(.minutes(10)))
struct CallOrderTests {
    private static let creation = """
        AllocateAddress CreatePolicy×2 CreateRole×3 CreateServiceLinkedRole×4 CreateVpc
        CreateRole×2
        ModifyVpcAttribute×2
        CreateInternetGateway CreateSubnet×6
        AttachRolePolicy×5
        AttachRolePolicy×2
        AttachInternetGateway ModifySubnetAttribute×3
        CreateRouteTable
        CreateCluster CreateInstanceProfile
        AssociateRouteTable×3 CreateRoute
        CreateNatGateway
        AddRoleToInstanceProfile
        CreateRouteTable
        AssociateRouteTable×3 CreateRoute
        CreateTags
        CreateAddon×3 CreateOpenIDConnectProvider CreatePodIdentityAssociation×2 TagRole
        CreateAddon
        CreateAddon CreateNodegroup
        """

    // Add-ons and pod identities go with their cluster.
    private static let removal = """
        DeleteOpenIDConnectProvider
        DeleteNodegroup
        DeleteCluster DeleteRouteTable DisassociateRouteTable×3
        DeleteInstanceProfile DeleteNatGateway RemoveRoleFromInstanceProfile
        DeleteRole DetachRolePolicy×3
        DeleteRouteTable DisassociateRouteTable×3 ReleaseAddress
        DeleteInternetGateway DetachInternetGateway
        DeleteRole DetachRolePolicy
        DeleteRole×3 DeleteSubnet×6 DetachRolePolicy×3
        DeletePolicy×2
        DeleteVpc
        """

    @Test func aClusterIsMadeAndRemovedInThisOrder() async throws {
        // On one lane, since the simulated account's chance depends on who comes first.
        let (made, removed) = try await onLane {
            let cluster = try await TestCluster(in: TestAccount(), min: 1, max: 3)
            let made = try await changes(to: cluster, toward: .present)
            return (made, try await changes(to: cluster, toward: .absent))
        }
        #expect(made.joined(separator: "\n") == Self.creation)
        #expect(removed.joined(separator: "\n") == Self.removal)
    }

    /// A line for each pass, sorted within it, since the steps of a pass move at the same time. What was refused is
    /// left out: how often IAM is asked for what it is slow to show says nothing of the order.
    private func changes(to cluster: TestCluster, toward goal: Goal) async throws -> [String] {
        var passes: [String] = []
        var seen = cluster.account.cloud.calls.count
        func note() {
            let calls = cluster.account.cloud.calls
            let names = calls[seen...].filter { $0.isMutating && !$0.isRefused }
                .map { String($0.action.split(separator: ":").last ?? "") }
            seen = calls.count
            let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count).sorted { $0.key < $1.key }
            if names.isEmpty { return }
            passes.append(counts.map { $1 == 1 ? $0 : "\($0)×\($1)" }.joined(separator: " "))
        }
        let isReached = try await cluster.run(toward: goal) { _ in
            note()
            return false
        }
        #expect(isReached)
        return passes
    }
}
