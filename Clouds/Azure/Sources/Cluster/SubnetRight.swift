import Domain
import Engine

/// The right of the cluster's identity to put load balancers into the nodes' subnet, which internal ones need.
///
/// Who owns the subscription gives it: a Contributor may not assign roles, so this only looks.
struct SubnetRight: Resource {
    let name = "subnet-right"
    let settle = Duration.zero
    /// With the identity, and with the subnet, all rights of the one on the other are gone.
    var goesWith: (any Engine.Need)? { cluster }

    let cluster: Node<ManagedCluster>

    /// Azure's cloud provider for Kubernetes looks at the subnet and joins it.
    static let actions = [
        "Microsoft.Network/virtualNetworks/subnets/join/action", "Microsoft.Network/virtualNetworks/subnets/read",
    ]

    func observe(in scope: Scope<AzureClient>) async throws -> Observation<String> {
        // Nothing here is ours to take away.
        guard scope.goal == .present else { return .absent }
        guard let principal = scope.lastKnown(cluster)?.identity?.principalId else {
            throw Problem(
                "AKS shows no identity of the cluster yet.", advice: "Nothing to do; we look again.", remedy: .wait)
        }
        let subnet = scope.client.network.subnet(VirtualNetwork.subnet, of: scope.owner.stem, in: scope.group)
        guard try await scope.client.roles.allow(Self.actions, to: principal, at: subnet) else {
            throw Self.missing(principal, subnet)
        }
        return .ready(principal)
    }

    // What is missing is thrown, so this is never asked for.
    func create(in scope: Scope<AzureClient>, from inputs: Inputs) async throws -> String? { nil }

    func delete(_ principal: String, in scope: Scope<AzureClient>) async throws {}

    private static func missing(_ principal: String, _ subnet: String) -> Problem {
        Problem(
            "The cluster's identity \(principal) may not join the subnet \(VirtualNetwork.subnet), where internal load "
                + "balancers stand.",
            advice: "An Owner of the subscription runs `az role assignment create --role \"Network Contributor\" "
                + "--assignee-principal-type ServicePrincipal --assignee-object-id \(principal) --scope \(subnet)`; "
                + "this goes on by itself then.", remedy: .grantPermission)
    }
}
