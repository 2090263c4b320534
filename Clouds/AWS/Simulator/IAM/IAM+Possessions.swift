extension IAM {
    /// Everything in it but what AWS keeps for everybody.
    var possessions: [Possession] {
        let roles = roles.all.map {
            Possession(
                "role", id: $0.uniqueID, region: "global", name: $0.name, tags: $0.tags,
                detail: detail($0.grants), isInherent: $0.isServiceLinked)
        }
        let own = policies.all.filter { !$0.isAWSManaged }.map {
            Possession(
                "policy", id: $0.uniqueID, region: "global", name: $0.name, tags: $0.tags,
                detail: "\($0.versions.count)")
        }
        let users = users.all.map {
            Possession(
                "user", id: $0.uniqueID, region: "global", name: $0.name, tags: $0.tags, detail: detail($0.grants))
        }
        let profiles = profiles.all.map {
            Possession(
                "instance-profile", id: $0.uniqueID, region: "global", name: $0.name, tags: $0.tags,
                detail: $0.roleName ?? "")
        }
        // The issuer's address holds the cluster's generated id, so it is no name to compare.
        let providers = providers.all.map {
            Possession(
                "oidc-provider", id: $0.arn, region: "global", tags: $0.tags,
                detail: $0.clientIDs.joined(separator: " "))
        }
        return roles + own + users + profiles + providers
    }

    private func detail(_ grants: Grants) -> String {
        let names = grants.attached.map { String($0.split(separator: "/").last ?? "") } + grants.inline.keys
        return names.sorted().joined(separator: " ")
    }
}
