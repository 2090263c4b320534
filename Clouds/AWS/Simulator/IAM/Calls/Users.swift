import Domain

extension IAM {
    mutating func createUser(_ call: Call) throws -> [XML] {
        let name = try Self.newName("UserName", limit: 64, call)
        let path = try Self.path(call)
        let tags = try Self.tags(call.parameters)
        guard users[name] == nil else { throw Refusal.exists("User with name \(name) already exists.") }
        guard users.count < 5000 else { throw Refusal.limit("Cannot exceed quota for UsersPerAccount: 5000") }
        var user = User(
            name: name, path: path, arn: arn("user", path: path, name), uniqueID: newID("AIDA"), madeAt: call.now,
            tags: tags)
        user.grants.boundary = try boundary(call)
        users.add(user, named: name, shownFrom: call.now + lag)
        return [XML("User", whole(user))]
    }

    private func whole(_ user: User) -> [XML] {
        var parts = user.xml
        if let boundary = user.grants.boundary { parts.append(Self.boundaryXML(boundary)) }
        if !user.tags.isEmpty { parts.append(Self.tagsXML(user.tags)) }
        return parts
    }

    func getUser(_ call: Call) throws -> [XML] {
        if call.parameters["UserName"] == nil, call.caller.identity == .root {
            return [
                XML(
                    "User",
                    [
                        XML("Path", "/"), XML("UserName", ""), XML("UserId", account), XML("Arn", call.caller.arn),
                        XML("CreateDate", "2020-01-01T00:00:00Z"),
                    ])
            ]
        }
        return [XML("User", whole(try user(call)))]
    }

    func listUsers(_ call: Call) throws -> [XML] {
        let prefix = call.parameters["PathPrefix"] ?? "/"
        let found = users.shown(at: call.now).filter { $0.path.hasPrefix(prefix) }
        return try Self.page(found, call, as: "Users") { XML("member", $0.xml) }
    }

    mutating func deleteUser(_ call: Call) throws -> [XML] {
        let user = try user(call)
        guard user.grants.attached.isEmpty else {
            throw Refusal.conflict("Cannot delete entity, must detach all policies first.")
        }
        guard user.grants.inline.isEmpty else {
            throw Refusal.conflict("Cannot delete entity, must delete policies first.")
        }
        guard !keys.all.contains(where: { $0.userName == user.name }) else {
            throw Refusal.conflict("Cannot delete entity, must delete access keys first.")
        }
        users.remove(user.name, shownUntil: call.now + lag)
        return []
    }

    func listGroupsForUser(_ call: Call) throws -> [XML] {
        _ = try user(call)
        // There are no groups here, so no user is in one.
        return try Self.page([String](), call, as: "Groups") { XML("member", $0) }
    }

    mutating func tagUser(_ call: Call) throws -> [XML] {
        let user = try user(call)
        let tags = user.tags.merging(try Self.tags(call.parameters)) { $1 }
        try Self.checkCount(of: tags)
        users[user.name]?.tags = tags
        return []
    }

    mutating func untagUser(_ call: Call) throws -> [XML] {
        let user = try user(call)
        for key in call.parameters.strings("TagKeys.member") { users[user.name]?.tags[key] = nil }
        return []
    }

    func listUserTags(_ call: Call) throws -> [XML] {
        [Self.tagsXML(try user(call).tags), XML("IsTruncated", "false")]
    }

    mutating func putUserPermissionsBoundary(_ call: Call) throws -> [XML] {
        let user = try user(call)
        let boundary = try self.boundary(call)
        users[user.name]?.grants.boundary = boundary
        return []
    }

    mutating func deleteUserPermissionsBoundary(_ call: Call) throws -> [XML] {
        let user = try user(call)
        users[user.name]?.grants.boundary = nil
        return []
    }

    /// The boundary that a call sets, if it does.
    func boundary(_ call: Call) throws -> String? {
        guard let arn = call.parameters["PermissionsBoundary"] else { return nil }
        guard policies.found(arn, at: call.now) != nil else {
            throw Refusal.noEntity("Scope ARN: \(arn) does not exist or is not attachable.")
        }
        return arn
    }
}
