/// What a cluster's life needs of the application's role, action by action.
enum Permission {
    /// Everything that creating, changing and removing a cluster calls, and what Azure asks for behind it.
    static let needed = [
        "Microsoft.Authorization/locks/read",
        "Microsoft.Authorization/permissions/read",
        "Microsoft.Compute/locations/usages/read",
        "Microsoft.Compute/register/action",
        "Microsoft.Compute/skus/read",
        "Microsoft.ContainerService/locations/kubernetesVersions/read",
        "Microsoft.ContainerService/locations/operations/read",
        "Microsoft.ContainerService/managedClusters/abort/action",
        "Microsoft.ContainerService/managedClusters/agentPools/read",
        "Microsoft.ContainerService/managedClusters/agentPools/write",
        "Microsoft.ContainerService/managedClusters/delete",
        "Microsoft.ContainerService/managedClusters/read",
        "Microsoft.ContainerService/managedClusters/write",
        "Microsoft.ContainerService/register/action",
        "Microsoft.Network/locations/operations/read",
        "Microsoft.Network/register/action",
        "Microsoft.Network/virtualNetworks/delete",
        "Microsoft.Network/virtualNetworks/read",
        "Microsoft.Network/virtualNetworks/subnets/join/action",
        "Microsoft.Network/virtualNetworks/subnets/read",
        "Microsoft.Network/virtualNetworks/subnets/write",
        "Microsoft.Network/virtualNetworks/write",
        "Microsoft.Resources/subscriptions/locations/read",
        "Microsoft.Resources/subscriptions/operationresults/read",
        "Microsoft.Resources/subscriptions/providers/read",
        "Microsoft.Resources/subscriptions/read",
        "Microsoft.Resources/subscriptions/resourceGroups/delete",
        "Microsoft.Resources/subscriptions/resourceGroups/read",
        "Microsoft.Resources/subscriptions/resourceGroups/write",
        "Microsoft.Resources/subscriptions/resources/read",
        "Microsoft.Resources/subscriptions/resourcegroups/resources/read",
        "Microsoft.Storage/register/action",
    ]

    /// Only a cluster whose services may have internal load balancers is looked at for its own right on the subnet.
    static let neededForInternalLoadBalancers = [
        "Microsoft.Authorization/roleAssignments/read", "Microsoft.Authorization/roleDefinitions/read",
    ]
}

extension Subscriptions.Permission {
    /// Each role counts for itself: what one leaves out, another may hold ("Understand Azure role definitions").
    func allows(_ action: String) -> Bool {
        (actions ?? []).contains { Self.matches($0, action) }
            && !(notActions ?? []).contains { Self.matches($0, action) }
    }

    /// `*` stands for anything, slashes included; capitals do not matter.
    static func matches(_ pattern: String, _ action: String) -> Bool {
        let parts = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return pattern.lowercased() == action.lowercased() }
        var rest = action.lowercased()[...]
        guard let first = parts.first, let last = parts.last, rest.hasPrefix(first) else { return false }
        rest = rest.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
