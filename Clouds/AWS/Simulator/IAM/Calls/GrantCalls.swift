/// Attaching and embedding policies, the same for users and roles.
extension IAM {
    private func attaching(_ call: Call, to grants: Grants, quota: String) throws -> Grants {
        let arn = try call.parameters.needed("PolicyArn")
        guard policies.found(arn, at: call.now) != nil else {
            throw Refusal.noEntity("Policy \(arn) does not exist or is not attachable.")
        }
        guard grants.attached.contains(arn) || grants.attached.count < 10 else {
            throw Refusal.limit("Cannot exceed quota for \(quota): 10")
        }
        var changed = grants
        changed.attach(arn)
        return changed
    }

    private func detaching(_ call: Call, from grants: Grants) throws -> Grants {
        let arn = try call.parameters.needed("PolicyArn")
        guard grants.attached.contains(arn) else { throw Refusal.noEntity("Policy \(arn) was not found.") }
        var changed = grants
        changed.attached.removeAll { $0 == arn }
        return changed
    }

    private func putting(_ call: Call, into grants: Grants, limit: Int, owner: String) throws -> Grants {
        let name = try Self.newName("PolicyName", limit: 128, call)
        var changed = grants
        changed.inline[name] = try Policy(call.parameters.needed("PolicyDocument"))
        guard changed.inline.values.reduce(0, { $0 + $1.size }) <= limit else {
            throw Refusal.limit("Maximum policy size of \(limit) bytes exceeded for \(owner)")
        }
        return changed
    }

    private func removing(_ call: Call, from grants: Grants, kind: String) throws -> Grants {
        let name = try call.parameters.needed("PolicyName")
        var changed = grants
        guard changed.inline.removeValue(forKey: name) != nil else { throw Self.noInline(name, kind) }
        return changed
    }

    private static func noInline(_ name: String, _ kind: String) -> Refusal {
        .noEntity("The \(kind.lowercased()) policy with name \(name) cannot be found.")
    }

    private func attachedXML(_ call: Call, _ grants: Grants) throws -> [XML] {
        try Self.page(grants.attached, call, as: "AttachedPolicies") { arn in
            XML("member", [XML("PolicyName", policies[arn]?.name ?? ""), XML("PolicyArn", arn)])
        }
    }

    private func namesXML(_ call: Call, _ grants: Grants) throws -> [XML] {
        try Self.page(grants.inline.keys.sorted(), call, as: "PolicyNames") { XML("member", $0) }
    }

    private func inlineXML(_ call: Call, _ grants: Grants, kind: String, of owner: String) throws -> [XML] {
        let name = try call.parameters.needed("PolicyName")
        guard let policy = grants.inline[name] else { throw Self.noInline(name, kind) }
        return [XML("\(kind)Name", owner), XML("PolicyName", name), XML("PolicyDocument", Self.encoded(policy.text))]
    }
}

extension IAM {
    mutating func attachUserPolicy(_ call: Call) throws -> [XML] {
        let user = try user(call)
        let grants = try attaching(call, to: user.grants, quota: "PoliciesPerUser")
        users[user.name]?.grants = grants
        return []
    }

    mutating func detachUserPolicy(_ call: Call) throws -> [XML] {
        let user = try user(call)
        let grants = try detaching(call, from: user.grants)
        users[user.name]?.grants = grants
        return []
    }

    mutating func putUserPolicy(_ call: Call) throws -> [XML] {
        let user = try user(call)
        let grants = try putting(call, into: user.grants, limit: 2048, owner: "user \(user.name)")
        users[user.name]?.grants = grants
        return []
    }

    mutating func deleteUserPolicy(_ call: Call) throws -> [XML] {
        let user = try user(call)
        let grants = try removing(call, from: user.grants, kind: "User")
        users[user.name]?.grants = grants
        return []
    }

    func listAttachedUserPolicies(_ call: Call) throws -> [XML] { try attachedXML(call, try user(call).grants) }

    func listUserPolicies(_ call: Call) throws -> [XML] { try namesXML(call, try user(call).grants) }

    func getUserPolicy(_ call: Call) throws -> [XML] {
        let user = try user(call)
        return try inlineXML(call, user.grants, kind: "User", of: user.name)
    }

    mutating func attachRolePolicy(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        let grants = try attaching(call, to: role.grants, quota: "PoliciesPerRole")
        roles[role.name]?.grants = grants
        return []
    }

    mutating func detachRolePolicy(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        let grants = try detaching(call, from: role.grants)
        roles[role.name]?.grants = grants
        return []
    }

    mutating func putRolePolicy(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        let grants = try putting(call, into: role.grants, limit: 10240, owner: "role \(role.name)")
        roles[role.name]?.grants = grants
        return []
    }

    mutating func deleteRolePolicy(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        let grants = try removing(call, from: role.grants, kind: "Role")
        roles[role.name]?.grants = grants
        return []
    }

    func listAttachedRolePolicies(_ call: Call) throws -> [XML] { try attachedXML(call, try role(call).grants) }

    func listRolePolicies(_ call: Call) throws -> [XML] { try namesXML(call, try role(call).grants) }

    func getRolePolicy(_ call: Call) throws -> [XML] {
        let role = try role(call)
        return try inlineXML(call, role.grants, kind: "Role", of: role.name)
    }
}
