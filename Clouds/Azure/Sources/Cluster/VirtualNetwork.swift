import Domain
import Engine

/// The cluster's own network, with the one subnet that its nodes stand in.
struct VirtualNetwork: Resource {
    let name = "virtual-network"
    let settle = Duration.zero
    let takes = Duration.seconds(10)

    let plan: NetworkPlan
    let group: Node<ResourceGroup>
    let provider: Node<Registration>

    static let subnet = "nodes"

    func observe(in scope: Scope<AzureClient>) async throws -> Observation<Network.VirtualNetwork> {
        if let text = try await scope.progress("Azure is at it") { return .changing(text) }
        guard let network = try await scope.client.network.virtualNetwork(scope.owner.stem, in: scope.group) else {
            return .absent
        }
        try scope.checkOwned(network.tags, "the virtual network \(network.name)")
        switch network.properties?.provisioningState {
        case "Deleting": return .changing("Azure is removing it")
        case "Updating": return .changing("Azure is creating it")
        case "Failed": return .outdated(network, "asking Azure for it once more")
        default: break
        }
        guard network.subnet(Self.subnet) != nil else { return .outdated(network, "putting its subnet back") }
        return .ready(network)
    }

    func create(in scope: Scope<AzureClient>, from inputs: Inputs) async throws -> Network.VirtualNetwork? {
        scope.follow(
            try await scope.client.network.createVirtualNetwork(
                scope.owner.stem, in: scope.group, region: scope.client.region, range: plan.range,
                subnet: Self.subnet, part: plan.nodes, tags: scope.tags(name)))
        return nil
    }

    // A PUT of the network would take away the subnets that it does not name.
    func update(
        _ network: Network.VirtualNetwork, in scope: Scope<AzureClient>, from inputs: Inputs
    ) async throws {
        scope.follow(
            try await scope.client.network.createSubnet(
                Self.subnet, of: network.name, in: scope.group, part: plan.nodes))
    }

    func delete(_ network: Network.VirtualNetwork, in scope: Scope<AzureClient>) async throws {
        scope.follow(
            try await scope.client.unlocked(scope.group) {
                try await $0.network.deleteVirtualNetwork(network.name, in: scope.group)
            })
    }

    func cloudIDs(of network: Network.VirtualNetwork) -> [String] { [network.id] }
}
