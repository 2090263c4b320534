import Domain
import Foundation

extension IAM {
    mutating func createRole(_ call: Call) throws -> [XML] {
        let name = try Self.newName("RoleName", limit: 64, call)
        let path = try Self.path(call)
        let trust = try trust(call, "AssumeRolePolicyDocument")
        let tags = try Self.tags(call.parameters)
        let longest = try longestSession(call)
        guard roles[name] == nil else { throw Refusal.exists("Role with name \(name) already exists.") }
        guard roles.all.count(where: { !$0.isServiceLinked }) < 1000 else {
            throw Refusal.limit("Cannot exceed quota for RolesPerAccount: 1000")
        }
        var role = Role(
            name: name, path: path, arn: arn("role", path: path, name), uniqueID: newID("AROA"), madeAt: call.now,
            text: call.parameters["Description"], trust: trust, trustedSince: call.now, tags: tags)
        role.longestSession = longest ?? role.longestSession
        role.grants.boundary = try boundary(call)
        roles.add(role, named: name, shownFrom: call.now + lag)
        return [XML("Role", role.wholeXML.filter { $0.name != "RoleLastUsed" })]
    }

    /// Throws `MalformedPolicyDocument`, also where it names a user or role that does not exist.
    private func trust(_ call: Call, _ parameter: String) throws -> Policy {
        let policy = try Policy(call.parameters.needed(parameter), kind: .trust)
        guard policy.size <= 2048 else { throw Refusal.limit("Cannot exceed quota for ACLSizePerRole: 2048") }
        for pattern in policy.statements.flatMap({ $0.principals ?? [] }) where pattern.kind == .aws {
            guard isKnown(pattern.name) else {
                throw Refusal.malformedPolicy("Invalid principal in policy: \"AWS\":\"\(pattern.name)\"")
            }
        }
        return policy
    }

    private func isKnown(_ principal: String) -> Bool {
        if principal == "*" || (principal.count == 12 && principal.allSatisfy(\.isNumber)) { return true }
        let parts = principal.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[4].count == 12 else { return false }
        // Who is in another account cannot be looked up from here.
        guard parts[4] == account, parts[5] != "root" else { return true }
        let name = String(parts[5].split(separator: "/").last ?? "")
        return users[name]?.arn == principal || roles[name]?.arn == principal || parts[2] == "sts"
    }

    private func longestSession(_ call: Call) throws -> Duration? {
        guard let seconds = try call.parameters.number("MaxSessionDuration") else { return nil }
        guard (3600...43200).contains(seconds) else {
            throw Refusal.unfit("\(seconds)", at: "maxSessionDuration", "Member must have value between 3600 and 43200")
        }
        return .seconds(seconds)
    }

    func getRole(_ call: Call) throws -> [XML] { [XML("Role", try role(call).wholeXML)] }

    func listRoles(_ call: Call) throws -> [XML] {
        let prefix = call.parameters["PathPrefix"] ?? "/"
        let found = roles.shown(at: call.now).filter { $0.path.hasPrefix(prefix) }
        return try Self.page(found, call, as: "Roles") { XML("member", $0.xml) }
    }

    mutating func updateRole(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        if let longest = try longestSession(call) { roles[role.name]?.longestSession = longest }
        if let text = call.parameters["Description"] { roles[role.name]?.text = text }
        return []
    }

    mutating func updateAssumeRolePolicy(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        let trust = try self.trust(call, "PolicyDocument")
        roles[role.name]?.trust = trust
        roles[role.name]?.trustedSince = call.now
        return []
    }

    mutating func deleteRole(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        guard !profiles.all.contains(where: { $0.roleName == role.name }) else {
            throw Refusal.conflict("Cannot delete entity, must remove roles from instance profile first.")
        }
        guard role.grants.attached.isEmpty else {
            throw Refusal.conflict("Cannot delete entity, must detach all policies first.")
        }
        guard role.grants.inline.isEmpty else {
            throw Refusal.conflict("Cannot delete entity, must delete policies first.")
        }
        roles.remove(role.name, shownUntil: call.now + lag)
        return []
    }

    mutating func tagRole(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        let tags = role.tags.merging(try Self.tags(call.parameters)) { $1 }
        try Self.checkCount(of: tags)
        roles[role.name]?.tags = tags
        return []
    }

    mutating func untagRole(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        for key in call.parameters.strings("TagKeys.member") { roles[role.name]?.tags[key] = nil }
        return []
    }

    func listRoleTags(_ call: Call) throws -> [XML] {
        [Self.tagsXML(try role(call).tags), XML("IsTruncated", "false")]
    }

    mutating func putRolePermissionsBoundary(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        let boundary = try self.boundary(call)
        roles[role.name]?.grants.boundary = boundary
        return []
    }

    mutating func deleteRolePermissionsBoundary(_ call: Call) throws -> [XML] {
        let role = try changeableRole(call)
        roles[role.name]?.grants.boundary = nil
        return []
    }
}
