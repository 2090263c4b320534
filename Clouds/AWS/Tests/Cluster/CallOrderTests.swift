import AWSSimulator
import Domain
import Engine
import Testing

@testable import AWS

/// What is changed in the account, in which order. Who changes the graph changes this on purpose.
@Suite(.timeLimit(.minutes(10)))
struct CallOrderTests {
    private static let creation = """
        AllocateAddress CreatePolicy×2 CreateRole×3 CreateServiceLinkedRole×4 CreateVpc
        ModifyVpcAttribute×2
        CreateInternetGateway CreateSubnet×6
        AttachRolePolicy×5
        CreateRole×2
        AttachInternetGateway ModifySubnetAttribute×3
        CreateRouteTable
        CreateCluster CreateInstanceProfile
        AssociateRouteTable×3 CreateRoute
        CreateNatGateway
        AttachRolePolicy×2
        AddRoleToInstanceProfile
        CreateRouteTable
        AssociateRouteTable×3 CreateRoute
        CreateTags
        CreateAddon×3 CreateOpenIDConnectProvider CreatePodIdentityAssociation×2 TagRole
        CreatePodIdentityAssociation×2
        CreatePodIdentityAssociation×2
        CreatePodIdentityAssociation×2
        CreateAddon
        CreateAddon CreateNodegroup
        """

    private static let removal = """
        DeleteAddon×2 DeleteOpenIDConnectProvider DeletePodIdentityAssociation×2
        DeleteNodegroup
        DeleteRole×2 DetachRolePolicy×2
        DeleteRole×2
        DeletePolicy×2
        DeleteRole DetachRolePolicy
        DeleteRole
        DeleteAddon×3 DisassociateRouteTable×3
        DeleteInstanceProfile DeleteRouteTable RemoveRoleFromInstanceProfile
        DeleteInstanceProfile
        DeleteNatGateway
        DeleteRole DetachRolePolicy×3
        DeleteRole
        DeleteCluster
        DisassociateRouteTable×3 ReleaseAddress
        DeleteRouteTable
        DetachInternetGateway
        DeleteInternetGateway
        DeleteRole DetachRolePolicy
        DeleteRole DeleteSubnet×6
        DeleteVpc
        """

    @Test func aClusterIsMadeAndRemovedInThisOrder() async throws {
        let cluster = try await TestCluster(in: TestAccount(), min: 1, max: 3)
        #expect(try await changes(to: cluster, toward: .present) == Self.lines(Self.creation))
        #expect(try await changes(to: cluster, toward: .absent) == Self.lines(Self.removal))
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
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
