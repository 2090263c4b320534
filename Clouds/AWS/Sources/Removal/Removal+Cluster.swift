import Cloud

extension Removal {
    var nodeGroups: [CloudCommand] {
        let list = text("eks", ["list-nodegroups", "--cluster-name", stem], "nodegroups[]")
        return [
            .removeEach(of: list, change("eks", "delete-nodegroup", "--cluster-name", stem, "--nodegroup-name")),
            .removeEach(
                of: list, change("eks", "wait", "nodegroup-deleted", "--cluster-name", stem, "--nodegroup-name")),
        ]
    }

    var controlPlane: [CloudCommand] {
        let list = text("eks", ["list-clusters"], "clusters[?@=='\(stem)']")
        return [
            .removeEach(of: list, change("eks", "delete-cluster", "--name")),
            .removeEach(of: list, change("eks", "wait", "cluster-deleted", "--name")),
        ]
    }

    var oidcProvider: [CloudCommand] {
        remains.cloudIDs(of: "oidc-provider").map { arn in
            let list = text(
                "iam", ["list-open-id-connect-providers"], "OpenIDConnectProviderList[?Arn=='\(arn)'].Arn")
            return .removeEach(
                of: list, change("iam", "delete-open-id-connect-provider", "--open-id-connect-provider-arn"))
        }
    }

    var instanceProfile: [CloudCommand] {
        let name = "\(stem)-node"
        let list = { (query: String) in
            text("iam", ["list-instance-profiles"], "InstanceProfiles[?InstanceProfileName=='\(name)'].\(query)")
        }
        return [
            .removeEach(
                of: list("Roles[].RoleName[]"),
                change("iam", "remove-role-from-instance-profile", "--instance-profile-name", name, "--role-name")),
            .removeEach(
                of: list("InstanceProfileName"), change("iam", "delete-instance-profile", "--instance-profile-name")),
        ]
    }

    func role(_ name: String) -> [CloudCommand] {
        [
            .removeEach(
                of: text("iam", ["list-attached-role-policies", "--role-name", name], "AttachedPolicies[].PolicyArn"),
                change("iam", "detach-role-policy", "--role-name", name, "--policy-arn")),
            .removeEach(
                of: text("iam", ["list-role-policies", "--role-name", name], "PolicyNames[]"),
                change("iam", "delete-role-policy", "--role-name", name, "--policy-name")),
            .removeEach(
                of: text("iam", ["list-roles"], "Roles[?RoleName=='\(name)'].RoleName"),
                change("iam", "delete-role", "--role-name")),
        ]
    }

    func policy(_ name: String) -> [CloudCommand] {
        let list = text("iam", ["list-policies", "--scope", "Local"], "Policies[?PolicyName=='\(name)'].Arn")
        let versions = remains.parts.flatMap(\.cloudIDs).filter { $0.hasSuffix(":policy/\(name)") }.map { arn in
            CloudCommand.removeEach(
                of: text(
                    "iam", ["list-policy-versions", "--policy-arn", arn], "Versions[?!IsDefaultVersion].VersionId"),
                change("iam", "delete-policy-version", "--policy-arn", arn, "--version-id"))
        }
        return versions + [.removeEach(of: list, change("iam", "delete-policy", "--policy-arn"))]
    }
}
