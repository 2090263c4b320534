import Foundation
import Simulation

/// What EKS tells about clusters and changes to them (EKS API reference, data types).
extension EKS {
    func json(_ cluster: Cluster) -> JSON {
        var members: [String: JSON] = [
            "name": JSON(cluster.name), "arn": JSON(arn("cluster/\(cluster.name)")),
            "createdAt": JSON(cluster.createdAt),
            "version": JSON(cluster.version), "roleArn": JSON(cluster.roleARN),
            "resourcesVpcConfig": json(cluster.network, of: cluster), "status": JSON(cluster.status.rawValue),
            "kubernetesNetworkConfig": [
                "serviceIpv4Cidr": JSON(cluster.serviceRange), "ipFamily": "ipv4",
                "elasticLoadBalancing": ["enabled": false],
            ],
            "logging": json(logging: cluster.loggedTypes), "certificateAuthority": [:],
            "platformVersion": JSON(KubernetesVersion.named(cluster.version)?.platform ?? ""),
            "tags": JSON(cluster.tags), "health": ["issues": .array(cluster.issues.map(json))],
            "accessConfig": ["authenticationMode": JSON(cluster.authenticationMode)],
            "upgradePolicy": ["supportType": JSON(cluster.supportType)],
            "deletionProtection": JSON(cluster.isDeletionProtected),
            "clientRequestToken": cluster.token.map { JSON($0) } ?? nil,
        ]
        // There is nothing to reach and nobody to trust until the control plane stands.
        if cluster.status == .active || cluster.status == .deleting {
            let place = "\(cluster.uniqueID).gr7.\(region.name).eks.amazonaws.com"
            members["endpoint"] = JSON("https://\(place)")
            members["certificateAuthority"] = [
                "data": JSON(Data("CA of \(cluster.uniqueID)".utf8).base64EncodedString())
            ]
            members["identity"] = ["oidc": ["issuer": JSON(issuer(of: cluster))]]
        }
        return .object(members)
    }

    /// Where the cluster's service accounts are vouched for.
    func issuer(of cluster: Cluster) -> String {
        "https://oidc.eks.\(region.name).amazonaws.com/id/\(cluster.uniqueID)"
    }

    func arn(_ rest: String) -> String { "arn:aws:eks:\(region.name):\(account):\(rest)" }

    private func json(_ network: Cluster.Network, of cluster: Cluster) -> JSON {
        [
            "subnetIds": JSON(network.subnetIDs), "securityGroupIds": JSON(network.securityGroupIDs),
            "clusterSecurityGroupId": cluster.securityGroupID.map { JSON($0) } ?? nil, "vpcId": JSON(cluster.vpcID),
            "endpointPublicAccess": JSON(network.isPublic), "endpointPrivateAccess": JSON(network.isPrivate),
            "publicAccessCidrs": JSON(network.publicRanges),
        ]
    }

    private func json(logging types: Set<String>) -> JSON {
        let off = Set(Cluster.logTypes).subtracting(types)
        let setups = [(types, true), (off, false)].filter { !$0.0.isEmpty }.map { types, isOn -> JSON in
            ["types": JSON(types.sorted()), "enabled": JSON(isOn)]
        }
        return ["clusterLogging": .array(setups)]
    }

    func json(_ issue: Issue) -> JSON {
        ["code": JSON(issue.code), "message": JSON(issue.message), "resourceIds": JSON(issue.resourceIDs)]
    }

    func json(_ update: Update) -> JSON {
        [
            "id": JSON(update.id), "status": JSON(update.status.rawValue), "type": JSON(update.type),
            "params": .array(update.parameters.map { ["type": JSON($0.type), "value": JSON($0.value)] }),
            "createdAt": JSON(update.createdAt),
            "errors": .array(
                update.issues.map { issue in
                    [
                        "errorCode": JSON(issue.code), "errorMessage": JSON(issue.message),
                        "resourceIds": JSON(issue.resourceIDs),
                    ]
                }),
        ]
    }
}
