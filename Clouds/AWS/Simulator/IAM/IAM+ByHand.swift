/// What other hands than the program's do in the account. For tests.
extension IAM {
    /// Removes what has this ARN or role name and all that hangs on it, as somebody at the console would; false where
    /// it is unknown.
    mutating func remove(byHand id: String) -> Bool {
        let name = String(id.split(separator: "/").last ?? "")
        if let role = roles[id] ?? role(arn: id) {
            for profile in profiles.all where profile.roleName == role.name { profiles[profile.name]?.roleName = nil }
            roles.remove(role.name)
            return true
        }
        if profiles[name]?.arn == id {
            profiles.remove(name)
            return true
        }
        if providers[id] != nil {
            providers.remove(id)
            return true
        }
        guard let policy = policies[id], !policy.isAWSManaged else { return false }
        for role in roles.all { roles[role.name]?.grants.attached.removeAll { $0 == id } }
        for user in users.all { users[user.name]?.grants.attached.removeAll { $0 == id } }
        policies.remove(id)
        return true
    }
}
