import Cloud

/// AWS Identity and Access Management (API version 2010-05-08). One method for each call we use.
///
/// Lists of roles, policies and OIDC providers are not among them: the setup guide's policy has none.
struct IAM: Sendable {
    let query: QueryDoor
    let partition: Partition
    let account: String

    struct Role: Codable, Sendable, Hashable {
        let name: String
        let arn: String
        /// Percent-encoded JSON.
        let trustPolicy: String
        let tags: Tags
        /// The ARNs of the policies attached to it.
        var attached: [String] = []
    }

    func role(named name: String) async throws -> Role? {
        try await orNil {
            let role = try await query.call("GetRole", ["RoleName": name])["Role"]
            return try Self.role(role, role.tags)
        }
    }

    private static func role(_ element: XMLElement, _ tags: Tags) throws -> Role {
        Role(
            name: try element.required("RoleName"), arn: try element.required("Arn"),
            trustPolicy: element.string("AssumeRolePolicyDocument") ?? "", tags: tags)
    }

    func attachedPolicies(ofRole name: String) async throws -> [String] {
        try await all("ListAttachedRolePolicies", ["RoleName": name], "AttachedPolicies")
            .compactMap { $0.string("PolicyArn") }.sorted()
    }

    func createRole(_ name: String, trust: String, boundary: String?, tags: Tags) async throws -> Role {
        var fields: Fields = ["RoleName": name, "AssumeRolePolicyDocument": trust]
        if let boundary { fields["PermissionsBoundary"] = boundary }
        fields.tags("Tags.member", tags)
        return try Self.role(try await query.call("CreateRole", fields)["Role"], tags)
    }

    func tagRole(_ name: String, _ tags: Tags) async throws {
        var fields: Fields = ["RoleName": name]
        fields.tags("Tags.member", tags)
        try await query.call("TagRole", fields, isRepeatable: true)
    }

    /// Attaching what is attached changes nothing.
    func attach(_ policies: [String], toRole name: String) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for policy in policies {
                group.addTask {
                    try await query.call(
                        "AttachRolePolicy", ["RoleName": name, "PolicyArn": policy], isRepeatable: true)
                }
            }
            try await group.waitForAll()
        }
    }

    func detach(_ policies: [String], fromRole name: String) async throws {
        for policy in policies {
            try await gone { try await change("DetachRolePolicy", ["RoleName": name, "PolicyArn": policy]) }
        }
    }

    /// Takes off a role all that others put there and that keeps it from being deleted.
    func strip(role name: String) async throws {
        async let profiles = all("ListInstanceProfilesForRole", ["RoleName": name], "InstanceProfiles")
        async let inline = all("ListRolePolicies", ["RoleName": name], "PolicyNames")
        try await detach(attachedPolicies(ofRole: name), fromRole: name)
        for policy in try await inline {
            try await gone { try await change("DeleteRolePolicy", ["RoleName": name, "PolicyName": policy.text]) }
        }
        for profile in try await profiles.compactMap({ $0.string("InstanceProfileName") }) {
            try await gone { try await removeRole(name, fromInstanceProfile: profile) }
        }
    }

    func deleteRole(_ name: String) async throws { try await change("DeleteRole", ["RoleName": name]) }

    func createServiceLinkedRole(service: String) async throws -> Role {
        try Self.role(try await query.call("CreateServiceLinkedRole", ["AWSServiceName": service])["Role"], [:])
    }

    /// Which of the actions this principal may do. Needs `iam:SimulatePrincipalPolicy`.
    func simulate(_ actions: [String], of principal: String) async throws -> [String: Bool] {
        var decisions: [String: Bool] = [:]
        for start in stride(from: 0, to: actions.count, by: 50) {
            var fields: Fields = ["PolicySourceArn": principal]
            for (index, action) in actions[start..<min(start + 50, actions.count)].enumerated() {
                fields["ActionNames.member.\(index + 1)"] = action
            }
            for result in try await query.call("SimulatePrincipalPolicy", fields, isRepeatable: true)
                .list("EvaluationResults")
            {
                decisions[result.string("EvalActionName") ?? ""] = result.string("EvalDecision") == "allowed"
            }
        }
        return decisions
    }
}

extension IAM {
    func all(_ action: String, _ fields: Fields, _ list: String) async throws -> [XMLElement] {
        try await query.pages(action, fields, next: ("Marker", "Marker"), list: list)
    }

    func change(_ action: String, _ fields: Fields) async throws {
        try await query.call(action, fields, isRepeatable: true)
    }

    /// What is gone already need not be taken away.
    func gone(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let error as CloudError where error.isGone {}
    }

    func orNil<Thing>(_ body: () async throws -> Thing) async throws -> Thing? {
        do { return try await body() } catch let error as CloudError where error.isGone { return nil }
    }
}
