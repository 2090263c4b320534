import Domain
import Foundation
import Simulation

/// What a PUT says of a cluster, and what AKS adds.
struct ClusterWish {
    let body: JSON
    let id: ResourceID
    let location: Location
    /// What is there, as a GET shows it.
    let existing: JSON?

    var properties: JSON { body["properties"] }
    var pools: [JSON] { properties["agentPoolProfiles"].array ?? [] }
    var subnets: [ResourceID] { pools.compactMap { $0["vnetSubnetID"].string.map { ResourceID($0) } } }

    var sku: JSON {
        ["name": JSON(body["sku"]["name"].string ?? "Base"), "tier": JSON(body["sku"]["tier"].string ?? "Free")]
    }

    var nodeGroup: String {
        properties["nodeResourceGroup"].string ?? existing?["properties"]["nodeResourceGroup"].string
            ?? "MC_\(id.group ?? "")_\(id.name)_\(location.name)"
    }

    var serviceRange: NetworkRange? {
        try? NetworkRange(properties["networkProfile"]["serviceCidr"].string ?? "10.0.0.0/16")
    }

    /// Throws where it cannot be, whatever is there already.
    func check() throws(Refusal) {
        guard id.name.wholeMatch(of: /[a-zA-Z0-9]([-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?/) != nil else {
            throw invalid(
                "resourceName", "'\(id.name)' must start and end with a letter or digit, with - and _ inside.")
        }
        guard nodeGroup.count <= 80 else {
            throw invalid(
                "nodeResourceGroup",
                "The length of the node resource group name is too long. The maximum length is 80 and the length of "
                    + "the value provided is \(nodeGroup.count).")
        }
        if existing == nil {
            guard properties["dnsPrefix"].string != nil || properties["fqdnSubdomain"].string != nil else {
                throw invalid("dnsPrefix", "A DNS prefix is required.")
            }
            guard !body["identity"].isNull || !properties["servicePrincipalProfile"].isNull else {
                throw invalid("identity", "Either an identity or a service principal is required.")
            }
            guard !pools.isEmpty else { throw invalid("agentPoolProfiles", "At least one agent pool is required.") }
        }
        if let prefix = properties["dnsPrefix"].string {
            guard prefix.wholeMatch(of: /[a-zA-Z0-9]([-a-zA-Z0-9]{0,52}[a-zA-Z0-9])?/) != nil else {
                throw invalid(
                    "dnsPrefix", "DNS prefix '\(prefix)' is invalid. It may have letters, digits and hyphens.")
            }
        }
        guard ["Free", "Standard", "Premium"].contains(sku["tier"].string ?? "") else {
            throw invalid("sku.tier", "The tier '\(sku["tier"].string ?? "")' is not one of Free, Standard, Premium.")
        }
        try checkNetwork()
        try checkVersion(properties["kubernetesVersion"].string)
        for pool in pools { try PoolWish(pool, location: location).check() }
        guard pools.isEmpty || pools.contains(where: { $0["mode"].string == "System" }) else {
            throw invalid("agentPoolProfiles", "There has to be at least one system agent pool.")
        }
    }

    private func checkNetwork() throws(Refusal) {
        let profile = properties["networkProfile"]
        if let plugin = profile["networkPlugin"].string, !["azure", "kubenet", "none"].contains(plugin) {
            throw invalid("networkProfile.networkPlugin", "The network plugin '\(plugin)' is unknown.")
        }
        guard let service = serviceRange else {
            throw invalid("networkProfile.serviceCidr", "The service range is not a network in CIDR notation.")
        }
        if let text = profile["dnsServiceIP"].string {
            guard let address = try? NetworkRange("\(text)/32"), service.contains(address), address.base != service.base
            else {
                throw invalid(
                    "networkProfile.dnsServiceIP",
                    "The DNS service IP \(text) is not within the service CIDR \(service), or is its first address.")
            }
        }
    }

    func checkVersion(_ version: String?) throws(Refusal) {
        guard let version, KubernetesVersion.resolved(version) == nil else { return }
        throw .aks(
            400, "K8sVersionNotSupported",
            "Managed cluster \(id.name) is on version \(version), which is not supported in this region. Please use "
                + "[az aks get-versions] command to get the supported version list in this region. For more "
                + "information, please check https://aka.ms/supported-version-list")
    }

    /// Throws where the PUT would change what cannot be changed.
    func checkUnchanged(_ found: Item, pools: [Item]) throws(Refusal) {
        let fixed = [
            "dnsPrefix", "fqdnSubdomain", "nodeResourceGroup", "enableRBAC", "networkProfile.serviceCidr",
            "networkProfile.dnsServiceIP", "networkProfile.podCidr", "networkProfile.networkPlugin",
            "networkProfile.loadBalancerSku", "apiServerAccessProfile.enablePrivateCluster",
        ]
        for path in fixed {
            let steps = path.split(separator: ".").map(String.init)
            let (old, new) = (steps.reduce(found.properties) { $0[$1] }, steps.reduce(properties) { $0[$1] })
            if !new.isNull, new != old { throw .changed(path, of: id) }
        }
        for wish in self.pools {
            guard let pool = pools.first(where: { $0.name == wish["name"].string }) else { continue }
            try PoolWish(wish, location: location).checkUnchanged(pool, of: id)
        }
        let (old, new) = (found.properties["kubernetesVersion"].string, properties["kubernetesVersion"].string)
        if let old, let new, KubernetesVersion.isOlder(new, than: old) {
            throw .aks(
                400, "OperationNotAllowed", "Downgrading Kubernetes from \(old) to \(new) is not allowed.")
        }
        if let old, let new, KubernetesVersion.isSkipping(from: old, to: new) {
            throw .aks(
                400, "OperationNotAllowed",
                "Upgrading Kubernetes version \(old) to \(new) is not allowed: minor versions cannot be skipped.")
        }
    }

    func invalid(_ name: String, _ text: String) -> Refusal {
        .aks(400, "InvalidParameter", "The value of parameter \(name) is invalid. Error details: \(text)", target: name)
    }
}

extension Refusal {
    static func changed(_ path: String, of id: ResourceID) -> Refusal {
        .aks(
            400, "PropertyChangeNotAllowed",
            "Provisioning of resource(s) for container service \(id.name) in resource group \(id.group ?? "") failed. "
                + "Message: Changing property '\(path)' is not allowed. Details: ", target: path)
    }
}
