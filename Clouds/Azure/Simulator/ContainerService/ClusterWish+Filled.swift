import Domain
import Foundation
import Simulation

/// What AKS makes of what was said.
extension ClusterWish {
    /// Everything that AKS decides where nothing was said. `suffix` keeps the address of one cluster from another's.
    func filledProperties(suffix: String) -> JSON {
        var filled = properties
        let version = KubernetesVersion.resolved(properties["kubernetesVersion"].string ?? KubernetesVersion.standard)
        filled["kubernetesVersion"] = JSON(properties["kubernetesVersion"].string ?? KubernetesVersion.standard)
        filled["currentKubernetesVersion"] = JSON(version ?? "")
        let prefix = properties["dnsPrefix"].string ?? properties["fqdnSubdomain"].string ?? ""
        let host = "\(prefix)-\(suffix)"
        if properties["apiServerAccessProfile"]["enablePrivateCluster"].bool == true {
            filled["privateFQDN"] = JSON("\(host).privatelink.\(location.name).azmk8s.io")
        }
        filled["fqdn"] = JSON("\(host).hcp.\(location.name).azmk8s.io")
        filled["azurePortalFQDN"] = JSON("\(host).portal.hcp.\(location.name).azmk8s.io")
        filled["nodeResourceGroup"] = JSON(nodeGroup)
        filled["enableRBAC"] = JSON(properties["enableRBAC"].bool ?? true)
        filled["maxAgentPools"] = 100
        filled["supportPlan"] = JSON(properties["supportPlan"].string ?? "KubernetesOfficial")
        filled["disableLocalAccounts"] = JSON(properties["disableLocalAccounts"].bool ?? false)
        filled["powerState"] = ["code": "Running"]
        filled["networkProfile"] = filledNetwork
        if properties["servicePrincipalProfile"].isNull {
            filled["servicePrincipalProfile"] = ["clientId": "msi"]
        } else {
            filled["servicePrincipalProfile"]["secret"] = .null
        }
        filled["oidcIssuerProfile"] = ["enabled": JSON(properties["oidcIssuerProfile"]["enabled"].bool ?? false)]
        return filled
    }

    private var filledNetwork: JSON {
        var network = properties["networkProfile"]
        func fill(_ name: String, _ value: JSON) { if network[name].isNull { network[name] = value } }
        fill("networkPlugin", "kubenet")
        fill("serviceCidr", "10.0.0.0/16")
        let service = serviceRange ?? NetworkRange(base: 0, prefix: 16)
        fill("dnsServiceIP", JSON("\(NetworkRange(base: service.base + 10, prefix: 32))".replacing("/32", with: "")))
        if network["networkPlugin"].string == "kubenet" || network["networkPluginMode"].string == "overlay" {
            fill("podCidr", "10.244.0.0/16")
            fill("podCidrs", .array([network["podCidr"]]))
        }
        fill("serviceCidrs", .array([network["serviceCidr"]]))
        fill("loadBalancerSku", "standard")
        if network["loadBalancerSku"].string == "Standard" { network["loadBalancerSku"] = "standard" }
        fill("outboundType", "loadBalancer")
        fill("ipFamilies", ["IPv4"])
        if network["outboundType"].string == "loadBalancer" {
            fill("loadBalancerProfile", ["managedOutboundIPs": ["count": 1], "backendPoolType": "nodeIPConfiguration"])
        }
        return network
    }

    /// What is there, with what was said put over it, member by member.
    func merged(into old: JSON) -> JSON {
        var merged = Self.merge(old, properties)
        if let version = properties["kubernetesVersion"].string {
            merged["currentKubernetesVersion"] = JSON(KubernetesVersion.resolved(version) ?? version)
        }
        merged["servicePrincipalProfile"]["secret"] = .null
        return merged
    }

    static func merge(_ old: JSON, _ new: JSON) -> JSON {
        guard let members = new.object, old.object != nil else { return new.isNull ? old : new }
        return members.reduce(into: old) { $0[$1.key] = merge($0[$1.key], $1.value) }
    }
}
