import Cloud
import Domain

extension AWS {
    public func revocation(of credential: Credential) -> [RevocationStep] {
        let role = credential.fields["roleARN"].flatMap { $0.isEmpty ? nil : ARN($0) }
        return role.map { revocation(ofRole: $0) } ?? revocation(ofKeyOf: credential)
    }

    private func revocation(ofRole role: ARN) -> [RevocationStep] {
        let name = role.path.last ?? role.text
        return [
            RevocationStep(
                "Open the role \(name), and take Freehold's principal out of Trust relationships.",
                console: console(cloudID: role.text, region: "us-east-1")),
            RevocationStep(
                "Under “Revoke sessions”, revoke the active sessions: earlier ones last up to an hour.",
                console: console(cloudID: role.text, region: "us-east-1")),
            RevocationStep(
                "Delete the role if nothing else uses it: detach its policies first.",
                command: ["aws", "iam", "delete-role", "--role-name", name]),
        ]
    }

    private func revocation(ofKeyOf credential: Credential) -> [RevocationStep] {
        let user = credential.account.flatMap { ARN($0.principal) }.flatMap { $0.kind == "user" ? $0 : nil }
        let name = user?.path.last
        let page = user.flatMap { console(cloudID: $0.text, region: "us-east-1") } ?? "\(Self.iam("us-east-1"))#/users"
        let key = credential.fields["accessKeyID"] ?? ""
        let of = ["--user-name", name ?? "USER"]
        return [
            RevocationStep(
                "Open the user \(name ?? "that the key belongs to"), Security credentials, Access keys. Deactivate "
                    + "\(key.isEmpty ? "the key" : "the key \(key)"). A deactivated key can be taken back into use.",
                console: page,
                command: ["aws", "iam", "update-access-key"] + of + ["--access-key-id", key, "--status", "Inactive"]),
            RevocationStep(
                "When nothing misses it, delete the key.", console: page,
                command: ["aws", "iam", "delete-access-key"] + of + ["--access-key-id", key]),
            RevocationStep(
                "Delete the user, and its policy, if nothing else uses them.",
                console: page, command: ["aws", "iam", "delete-user"] + of),
        ]
    }
}
