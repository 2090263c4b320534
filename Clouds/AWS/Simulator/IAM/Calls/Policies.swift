import Domain

extension IAM {
    mutating func createPolicy(_ call: Call) throws -> [XML] {
        let name = try Self.newName("PolicyName", limit: 128, call)
        let path = try Self.path(call)
        let document = try document(call)
        let tags = try Self.tags(call.parameters)
        let arn = arn("policy", path: path, name)
        guard !policies.all.contains(where: { !$0.isAWSManaged && $0.name == name }) else {
            throw Refusal.exists("A policy called \(name) already exists. Duplicate names are not allowed.")
        }
        guard policies.all.count(where: { !$0.isAWSManaged }) < 1500 else {
            throw Refusal.limit("Cannot exceed quota for PoliciesPerAccount: 1500")
        }
        let policy = ManagedPolicy(
            document, name: name, path: path, arn: arn, uniqueID: newID("ANPA"), madeAt: call.now,
            text: call.parameters["Description"], tags: tags)
        policies.add(policy, named: arn, shownFrom: call.now + lag)
        return [XML("Policy", policy.xml(attachments: 0, bounds: 0))]
    }

    private func document(_ call: Call) throws -> Policy {
        let policy = try Policy(call.parameters.needed("PolicyDocument"))
        guard policy.size <= 6144 else { throw Refusal.limit("Cannot exceed quota for PolicySize: 6144") }
        return policy
    }

    private func counted(_ policy: ManagedPolicy) -> [XML] {
        let grants = users.all.map(\.grants) + roles.all.map(\.grants)
        return policy.xml(
            attachments: grants.count { $0.attached.contains(policy.arn) },
            bounds: grants.count { $0.boundary == policy.arn })
    }

    func getPolicy(_ call: Call) throws -> [XML] { [XML("Policy", counted(try policy(call)))] }

    func listPolicies(_ call: Call) throws -> [XML] {
        let scope = call.parameters["Scope"] ?? "All"
        let isAttachedOnly = try call.parameters.flag("OnlyAttached") ?? false
        let grants = users.all.map(\.grants) + roles.all.map(\.grants)
        let found = policies.shown(at: call.now).filter { policy in
            (scope == "All" || policy.isAWSManaged == (scope == "AWS"))
                && policy.path.hasPrefix(call.parameters["PathPrefix"] ?? "/")
                && (!isAttachedOnly || grants.contains { $0.attached.contains(policy.arn) })
        }
        return try Self.page(found, call, as: "Policies") { XML("member", counted($0).filter { $0.name != "Tags" }) }
    }

    mutating func deletePolicy(_ call: Call) throws -> [XML] {
        let policy = try changeablePolicy(call)
        let grants = users.all.map(\.grants) + roles.all.map(\.grants)
        guard !grants.contains(where: { $0.attached.contains(policy.arn) || $0.boundary == policy.arn }) else {
            throw Refusal.conflict("Cannot delete a policy attached to entities.")
        }
        guard policy.versions.count == 1 else {
            throw Refusal.conflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's "
                    + "versions. The default version is deleted with the policy.")
        }
        policies.remove(policy.arn, shownUntil: call.now + lag)
        return []
    }

    mutating func createPolicyVersion(_ call: Call) throws -> [XML] {
        var policy = try changeablePolicy(call)
        let document = try document(call)
        guard policy.versions.count < 5 else {
            throw Refusal.limit(
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an "
                    + "existing version.")
        }
        policy.made += 1
        let version = ManagedPolicy.Version(id: "v\(policy.made)", policy: document, madeAt: call.now)
        policy.versions.append(version)
        policy.changedAt = call.now
        if try call.parameters.flag("SetAsDefault") == true { policy.standard = version.id }
        policies[policy.arn] = policy
        return [XML("PolicyVersion", policy.xml(version, withDocument: false))]
    }

    private func version(_ call: Call, of policy: ManagedPolicy) throws -> ManagedPolicy.Version {
        let id = try call.parameters.needed("VersionId")
        guard let version = policy.versions.first(where: { $0.id == id }) else {
            throw Refusal.noEntity("Policy \(policy.arn) version \(id) does not exist or is not attachable.")
        }
        return version
    }

    func getPolicyVersion(_ call: Call) throws -> [XML] {
        let policy = try policy(call)
        return [XML("PolicyVersion", policy.xml(try version(call, of: policy), withDocument: true))]
    }

    func listPolicyVersions(_ call: Call) throws -> [XML] {
        let policy = try policy(call)
        return try Self.page(policy.versions.reversed(), call, as: "Versions") {
            XML("member", policy.xml($0, withDocument: false))
        }
    }

    mutating func deletePolicyVersion(_ call: Call) throws -> [XML] {
        let policy = try changeablePolicy(call)
        let version = try version(call, of: policy)
        guard version.id != policy.standard else {
            throw Refusal.conflict("Cannot delete the default version of a policy.")
        }
        policies[policy.arn]?.versions.removeAll { $0.id == version.id }
        return []
    }

    mutating func setDefaultPolicyVersion(_ call: Call) throws -> [XML] {
        let policy = try changeablePolicy(call)
        let standard = try version(call, of: policy).id
        policies[policy.arn]?.standard = standard
        return []
    }

    mutating func tagPolicy(_ call: Call) throws -> [XML] {
        let policy = try changeablePolicy(call)
        let tags = policy.tags.merging(try Self.tags(call.parameters)) { $1 }
        try Self.checkCount(of: tags)
        policies[policy.arn]?.tags = tags
        return []
    }

    mutating func untagPolicy(_ call: Call) throws -> [XML] {
        let policy = try changeablePolicy(call)
        for key in call.parameters.strings("TagKeys.member") { policies[policy.arn]?.tags[key] = nil }
        return []
    }

    func listPolicyTags(_ call: Call) throws -> [XML] {
        [Self.tagsXML(try policy(call).tags), XML("IsTruncated", "false")]
    }

    func listEntitiesForPolicy(_ call: Call) throws -> [XML] {
        let policy = try policy(call)
        let filter = call.parameters["EntityFilter"]
        let isBoundary = call.parameters["PolicyUsageFilter"] == "PermissionsBoundary"
        func uses(_ grants: Grants) -> Bool {
            isBoundary ? grants.boundary == policy.arn : grants.attached.contains(policy.arn)
        }
        let users = filter == nil || filter == "User" ? users.all.filter { uses($0.grants) } : []
        let roles = filter == nil || filter == "Role" ? roles.all.filter { uses($0.grants) } : []
        return [
            XML("PolicyGroups", []),
            XML(
                "PolicyUsers",
                users.map { XML("member", [XML("UserName", $0.name), XML("UserId", $0.uniqueID)]) }),
            XML(
                "PolicyRoles",
                roles.map { XML("member", [XML("RoleName", $0.name), XML("RoleId", $0.uniqueID)]) }),
            XML("IsTruncated", "false"),
        ]
    }
}
