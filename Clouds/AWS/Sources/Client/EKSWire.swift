/// What EKS answers of a cluster, before it is read.
struct ClusterWire: Decodable {
    struct Body: Decodable {
        struct Network: Decodable {
            let clusterSecurityGroupId: String?
            let endpointPublicAccess: Bool?
            let endpointPrivateAccess: Bool?
            let publicAccessCidrs: [String]?
        }
        struct Identity: Decodable {
            struct OIDC: Decodable { let issuer: String? }
            let oidc: OIDC?
        }
        struct Authority: Decodable { let data: String? }
        struct Upgrade: Decodable { let supportType: String? }

        let name: String
        let arn: String
        let status: String
        let version: String?
        let endpoint: String?
        let resourcesVpcConfig: Network?
        let identity: Identity?
        let certificateAuthority: Authority?
        let upgradePolicy: Upgrade?
        let tags: [String: String]?
        let health: HealthWire?

        var read: EKS.Cluster {
            EKS.Cluster(
                name: name, arn: arn, status: status, version: version ?? "", endpoint: endpoint,
                authority: certificateAuthority?.data, issuer: identity?.oidc?.issuer,
                securityGroup: resourcesVpcConfig?.clusterSecurityGroupId,
                access: EKS.EndpointAccess(
                    isPublic: resourcesVpcConfig?.endpointPublicAccess ?? true,
                    isPrivate: resourcesVpcConfig?.endpointPrivateAccess ?? false,
                    publicRanges: resourcesVpcConfig?.publicAccessCidrs ?? []),
                support: upgradePolicy?.supportType, tags: tags ?? [:], issue: health?.text)
        }
    }

    let cluster: Body
}

/// What is wrong with something that EKS keeps.
struct HealthWire: Decodable {
    struct Issue: Decodable {
        let code: String?
        let message: String?
    }

    let issues: [Issue]?

    /// One line, or nil when nothing is.
    var text: String? {
        let lines = (issues ?? []).map { issue in
            [issue.code, issue.message].compactMap { $0 }.joined(separator: ": ")
        }
        return lines.isEmpty ? nil : lines.joined(separator: "; ")
    }
}
