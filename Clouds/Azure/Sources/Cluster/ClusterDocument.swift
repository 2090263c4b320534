extension ClusterPlan {
    /// The body that creates the cluster with its pool (Microsoft.ContainerService 2024-02-01, ManagedCluster).
    ///
    /// Its identity is its own, and pods have addresses of their own inside the cluster: nobody has to assign a role.
    func cluster(dnsPrefix: String, nodeGroup: String, subnet: String, tags: Tags) -> JSON {
        var pool: JSON = [
            "name": .string(NodePool.pool), "mode": "System", "type": "VirtualMachineScaleSets", "osType": "Linux",
            "vmSize": .string(size), "vnetSubnetID": .string(subnet), "tags": .tags(tags),
            "upgradeSettings": ["maxSurge": "1"],
        ]
        scale(&pool, count: nodes.min)
        if !zones.isEmpty { pool["availabilityZones"] = .strings(zones) }
        return [
            "location": .string(region), "tags": .tags(tags), "identity": ["type": "SystemAssigned"],
            "sku": ["name": "Base", "tier": .string(tier)],
            "properties": [
                "kubernetesVersion": .string(version), "dnsPrefix": .string(String(dnsPrefix.prefix(54))),
                "nodeResourceGroup": .string(nodeGroup), "enableRBAC": true, "agentPoolProfiles": [pool],
                "oidcIssuerProfile": ["enabled": true], "apiServerAccessProfile": accessProfile,
                "networkProfile": [
                    "networkPlugin": "azure", "networkPluginMode": "overlay", "loadBalancerSku": "standard",
                    "outboundType": "loadBalancer", "podCidr": .string(network.pods.description),
                    "serviceCidr": .string(network.services.description), "dnsServiceIP": .string(network.dnsAddress),
                ],
            ],
        ]
    }

    private var accessProfile: JSON {
        var profile: JSON = ["enablePrivateCluster": .bool(access.isPrivate)]
        if !access.isPrivate { profile["authorizedIPRanges"] = .strings(access.ranges.sorted()) }
        return profile
    }

    /// What stands now, with what may be changed as the spec has it. The pools stay as they are.
    func changed(_ document: JSON) -> JSON {
        var changed = document.without(["id", "name", "type", "systemData", "eTag"])
        changed["sku"] = ["name": "Base", "tier": .string(tier)]
        if let identity = changed["identity"] { changed["identity"] = identity.without(["principalId", "tenantId"]) }
        var properties = (changed["properties"] ?? [:]).without(Self.answered)
        var profile = properties["apiServerAccessProfile"] ?? [:]
        for (key, value) in accessProfile.object ?? [:] { profile[key] = value }
        properties["apiServerAccessProfile"] = profile
        properties["agentPoolProfiles"] = .array(
            (properties["agentPoolProfiles"]?.array ?? []).map { $0.without(Self.answeredOfPools) })
        changed["properties"] = properties
        return changed
    }

    /// The nodes that a pool has, or between how many it scales.
    func scale(_ pool: inout JSON, count: Int) {
        pool["count"] = .int(count)
        pool["enableAutoScaling"] = .bool(nodes.scales)
        pool["minCount"] = nodes.scales ? .int(nodes.min) : nil
        pool["maxCount"] = nodes.scales ? .int(nodes.max) : nil
    }

    /// Read-only: Azure says it, and is not told it.
    static let answered: Set = [
        "provisioningState", "powerState", "maxAgentPools", "currentKubernetesVersion", "fqdn", "privateFQDN",
        "azurePortalFQDN", "resourceUID", "identityProfile", "privateLinkResources",
    ]

    static let answeredOfPools: Set = [
        "provisioningState", "powerState", "currentOrchestratorVersion", "nodeImageVersion", "eTag",
    ]
}
