import Domain

extension IAM {
    mutating func createInstanceProfile(_ call: Call) throws -> [XML] {
        let name = try Self.newName("InstanceProfileName", limit: 128, call)
        let path = try Self.path(call)
        let tags = try Self.tags(call.parameters)
        guard profiles[name] == nil else { throw Refusal.exists("Instance Profile \(name) already exists.") }
        guard profiles.count < 1000 else {
            throw Refusal.limit("Cannot exceed quota for InstanceProfilesPerAccount: 1000")
        }
        let profile = InstanceProfile(
            name: name, path: path, arn: arn("instance-profile", path: path, name), uniqueID: newID("AIPA"),
            madeAt: call.now, tags: tags)
        profiles.add(profile, named: name, shownFrom: call.now + lag)
        return [xml("InstanceProfile", profile)]
    }

    private func xml(_ name: String, _ profile: InstanceProfile) -> XML {
        XML(name, profile.xml(profile.roleName.flatMap { roles[$0] }))
    }

    func getInstanceProfile(_ call: Call) throws -> [XML] { [xml("InstanceProfile", try profile(call))] }

    func listInstanceProfiles(_ call: Call) throws -> [XML] {
        let prefix = call.parameters["PathPrefix"] ?? "/"
        let found = profiles.shown(at: call.now).filter { $0.path.hasPrefix(prefix) }
        return try Self.page(found, call, as: "InstanceProfiles") { xml("member", $0) }
    }

    func listInstanceProfilesForRole(_ call: Call) throws -> [XML] {
        let role = try role(call)
        let found = profiles.shown(at: call.now).filter { $0.roleName == role.name }
        return try Self.page(found, call, as: "InstanceProfiles") { xml("member", $0) }
    }

    mutating func addRoleToInstanceProfile(_ call: Call) throws -> [XML] {
        let profile = try profile(call)
        let role = try changeableRole(call)
        guard profile.roleName == nil else {
            throw Refusal.limit("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1")
        }
        profiles[profile.name]?.roleName = role.name
        return []
    }

    mutating func removeRoleFromInstanceProfile(_ call: Call) throws -> [XML] {
        let profile = try profile(call)
        let name = try call.parameters.needed("RoleName")
        guard profile.roleName == name else {
            throw Refusal.noEntity("The role with name \(name) cannot be found.")
        }
        profiles[profile.name]?.roleName = nil
        return []
    }

    mutating func deleteInstanceProfile(_ call: Call) throws -> [XML] {
        let profile = try profile(call)
        guard profile.roleName == nil else {
            throw Refusal.conflict("Cannot delete entity, must remove roles from instance profile first.")
        }
        profiles.remove(profile.name, shownUntil: call.now + lag)
        return []
    }

    mutating func tagInstanceProfile(_ call: Call) throws -> [XML] {
        let profile = try profile(call)
        let tags = profile.tags.merging(try Self.tags(call.parameters)) { $1 }
        try Self.checkCount(of: tags)
        profiles[profile.name]?.tags = tags
        return []
    }

    mutating func untagInstanceProfile(_ call: Call) throws -> [XML] {
        let profile = try profile(call)
        for key in call.parameters.strings("TagKeys.member") { profiles[profile.name]?.tags[key] = nil }
        return []
    }

    func listInstanceProfileTags(_ call: Call) throws -> [XML] {
        [Self.tagsXML(try profile(call).tags), XML("IsTruncated", "false")]
    }
}
