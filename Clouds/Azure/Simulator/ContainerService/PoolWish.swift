import Foundation
import Simulation

/// What is said of a node pool, with its cluster or alone: the properties and the name in one object.
struct PoolWish {
    let pool: JSON
    let location: Location

    init(_ pool: JSON, location: Location) {
        self.pool = pool
        self.location = location
    }

    var name: String { pool["name"].string ?? "" }

    /// Throws where it cannot be, whatever is there already.
    func check() throws(Refusal) {
        guard name.wholeMatch(of: /[a-z][a-z0-9]{0,11}/) != nil else {
            throw invalid(
                "name",
                "The agent pool name '\(name)' must be of 1 to 12 lower-case letters and digits, a letter first.")
        }
        if let text = pool["vmSize"].string {
            guard let size = Size.named(text) else { throw .restricted(text, in: location.name) }
            guard size.cores >= 2 || pool["mode"].string == "User" else {
                throw invalid(
                    "vmSize", "The system node pool must use a VM size with at least 2 vCPUs; \(size.name) has 1.")
            }
        }
        if let mode = pool["mode"].string, !["System", "User", "Gateway"].contains(mode) {
            throw invalid("mode", "The mode '\(mode)' is unknown.")
        }
        guard pool["availabilityZones"].strings.isEmpty || location.hasZones else {
            throw .aks(
                400, "AvailabilityZoneNotSupported",
                "Preflight validation check for resource(s) failed. Message: Availability zone is not supported in the "
                    + "region '\(location.name)'.")
        }
        try checkCount()
    }

    private func checkCount() throws(Refusal) {
        let count = pool["count"].integer ?? 1
        guard (0...1000).contains(count), count > 0 || pool["mode"].string == "User" else {
            throw invalid("count", "The node count \(count) is not between 1 and 1000.")
        }
        guard pool["enableAutoScaling"].bool == true else {
            guard pool["minCount"].isNull, pool["maxCount"].isNull else {
                throw invalid("minCount", "minCount and maxCount are for pools with autoscaling only.")
            }
            return
        }
        guard let low = pool["minCount"].integer, let high = pool["maxCount"].integer, low <= high else {
            throw invalid("minCount", "A pool with autoscaling needs a minCount that is not above its maxCount.")
        }
        guard pool["count"].isNull || (low...high).contains(count) else {
            throw invalid("count", "The node count \(count) is not between minCount \(low) and maxCount \(high).")
        }
    }

    /// Throws where its nodes would be newer than the cluster's own version.
    func checkVersion(under cluster: Item) throws(Refusal) {
        guard let wish = pool["orchestratorVersion"].string else { return }
        guard let resolved = KubernetesVersion.resolved(wish) else {
            throw .aks(400, "K8sVersionNotSupported", "Version \(wish) of agent pool \(name) is not supported.")
        }
        let own = cluster.properties["currentKubernetesVersion"].string ?? ""
        guard KubernetesVersion.isOlder(own, than: resolved) else { return }
        throw .aks(
            400, "NodePoolMcVersionIncompatible",
            "Node pool version \(resolved) and control plane version \(own) are incompatible. The version of the node "
                + "pool must not be bigger than that of the control plane.")
    }

    /// Throws where it would change what a pool keeps for life.
    func checkUnchanged(_ found: Item, of cluster: ResourceID) throws(Refusal) {
        let fixed = ["vmSize", "vnetSubnetID", "osDiskType", "osDiskSizeGB", "osType", "availabilityZones", "maxPods"]
        for name in fixed where !pool[name].isNull && !found.properties[name].isNull {
            let (old, new) = (found.properties[name], pool[name])
            if old.string?.lowercased() != new.string?.lowercased() || (new.string == nil && old != new) {
                throw .changed("agentPoolProfile.\(name)", of: cluster)
            }
        }
    }

    /// With what AKS decides where nothing was said.
    func filled(clusterVersion: String) -> JSON {
        var filled = pool
        func fill(_ name: String, _ value: JSON) { if filled[name].isNull { filled[name] = value } }
        filled["name"] = .null
        fill("count", JSON(pool["minCount"].integer ?? 1))
        fill("vmSize", "Standard_D4s_v5")
        fill("osDiskSizeGB", 128)
        fill("osDiskType", "Managed")
        fill("kubeletDiskType", "OS")
        fill("maxPods", 110)
        fill("type", "VirtualMachineScaleSets")
        fill("enableAutoScaling", false)
        fill("scaleDownMode", "Delete")
        fill("orchestratorVersion", JSON(clusterVersion))
        fill("enableNodePublicIP", false)
        fill("mode", "User")
        fill("osType", "Linux")
        fill("osSKU", "Ubuntu")
        fill("upgradeSettings", ["maxSurge": "10%"])
        fill("enableFIPS", false)
        filled["currentOrchestratorVersion"] = JSON(
            KubernetesVersion.resolved(filled["orchestratorVersion"].string ?? "") ?? clusterVersion)
        filled["nodeImageVersion"] = "AKSUbuntu-2204gen2containerd-202609.01.0"
        filled["powerState"] = ["code": "Running"]
        return filled
    }

    private func invalid(_ name: String, _ text: String) -> Refusal {
        .aks(
            400, "InvalidParameter",
            "The value of parameter agentPoolProfile.\(name) is invalid. Error details: \(text)",
            target: "agentPoolProfile.\(name)")
    }
}
