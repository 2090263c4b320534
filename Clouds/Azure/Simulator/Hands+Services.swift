import Domain
import Foundation
import Simulation

/// What is done inside of a cluster, as far as Azure has to do with it.
extension AzureSimulator {
    /// Whether Kubernetes gets a load balancer for a service; otherwise what its event says.
    ///
    /// One that is internal stands in the nodes' subnet, and the cluster's identity needs the right to join that.
    public func exposeService(_ name: String, on cluster: String, group: String, isInternal: Bool) -> String? {
        change { world in
            let id = ResourceID("/subscriptions/\(world.subscriptionID)/resourceGroups/\(group)")
                .resource(World.clusterType, cluster)
            guard let item = world.items[id.key], world.items[world.nodeGroupID(of: item).key] != nil else {
                return "there is no such cluster"
            }
            let nodes = world.nodeGroupID(of: item)
            let subnet = world.pools(of: id).first?.properties["vnetSubnetID"].string.map { ResourceID($0) }
            guard isInternal, let subnet else {
                world.add("Microsoft.Network/publicIPAddresses", "kubernetes-\(name)", in: nodes, item)
                return nil
            }
            let balancer = nodes.resource("Microsoft.Network/loadBalancers", "kubernetes-internal")
            if let refusal = world.refusal(of: balancer, for: item, in: subnet) { return refusal }
            world.add("Microsoft.Network/loadBalancers", balancer.name, in: nodes, item, subnet: subnet)
            return nil
        }
    }
}

extension World {
    /// What the cloud provider in the cluster is told when it looks at the subnet and then makes a load balancer that
    /// stands in it; nil where it may do both.
    fileprivate func refusal(of balancer: ResourceID, for cluster: Item, in subnet: ResourceID) -> String? {
        let caller = principal(of: cluster)
        let client = "The client '\(caller)' with object id '\(caller)'"
        let actions = "Microsoft.Network/virtualNetworks/subnets"
        guard access.allows("\(actions)/read", to: caller, at: subnet, on: now) else {
            return
                "AuthorizationFailed: \(client) does not have authorization to perform action '\(actions)/read' over "
                + "scope '\(subnet)' or the scope is invalid. If access was recently granted, please refresh your "
                + "credentials."
        }
        guard access.allows("\(actions)/join/action", to: caller, at: subnet, on: now) else {
            return "LinkedAuthorizationFailed: \(client) has permission to perform action "
                + "'Microsoft.Network/loadBalancers/write' on scope '\(balancer)'; however, it does not have "
                + "permission to perform action(s) '\(actions)/join/action' on the linked scope(s) '\(subnet)' "
                + "(respectively) or the linked scope(s) are invalid."
        }
        return nil
    }

    /// As whom the cluster calls Azure.
    private func principal(of cluster: Item) -> String {
        let identity = cluster.members["identity"] ?? .null
        let assigned = (identity["userAssignedIdentities"].object ?? [:]).values.first
        let profile = cluster.properties["servicePrincipalProfile"]["clientId"].string ?? "msi"
        return directory.application(profile)?.objectID ?? identity["principalId"].string
            ?? assigned?["principalId"].string ?? ""
    }
}
