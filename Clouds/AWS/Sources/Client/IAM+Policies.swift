import Foundation

extension IAM {
    struct Policy: Codable, Sendable, Hashable {
        let name: String
        let arn: String
        let defaultVersion: String
        let tags: Tags
    }

    struct PolicyVersion: Codable, Sendable, Hashable {
        let id: String
        let isDefault: Bool
        /// As AWS writes it; sorts by time.
        let createdAt: String
    }

    struct InstanceProfile: Codable, Sendable, Hashable {
        let name: String
        let arn: String
        let path: String
        /// The names of the roles in it: one at most.
        var roles: [String]
    }

    struct OIDCProvider: Codable, Sendable, Hashable {
        let arn: String
        let tags: Tags
    }

    func policy(named name: String) async throws -> Policy? {
        try await orNil {
            let arn = "arn:\(partition.rawValue):iam::\(account):policy/\(name)"
            let policy = try await query.call("GetPolicy", ["PolicyArn": arn])["Policy"]
            return try Self.policy(policy, name, policy.tags)
        }
    }

    private static func policy(_ element: XMLElement, _ name: String, _ tags: Tags) throws -> Policy {
        Policy(
            name: name, arn: try element.required("Arn"), defaultVersion: element.string("DefaultVersionId") ?? "v1",
            tags: tags)
    }

    /// The policy's text, percent-encoded.
    func policyText(_ arn: String, version: String) async throws -> String {
        try await query.call("GetPolicyVersion", ["PolicyArn": arn, "VersionId": version])["PolicyVersion"]
            .required("Document")
    }

    func createPolicy(_ name: String, document: String, tags: Tags) async throws -> Policy {
        var fields: Fields = ["PolicyName": name, "PolicyDocument": document]
        fields.tags("Tags.member", tags)
        return try Self.policy(try await query.call("CreatePolicy", fields)["Policy"], name, tags)
    }

    func policyVersions(_ arn: String) async throws -> [PolicyVersion] {
        try await all("ListPolicyVersions", ["PolicyArn": arn], "Versions").map {
            PolicyVersion(
                id: try $0.required("VersionId"), isDefault: $0.string("IsDefaultVersion") == "true",
                createdAt: $0.string("CreateDate") ?? "")
        }
    }

    func createPolicyVersion(_ arn: String, document: String) async throws {
        try await query.call(
            "CreatePolicyVersion", ["PolicyArn": arn, "PolicyDocument": document, "SetAsDefault": "true"])
    }

    func deletePolicyVersion(_ arn: String, _ version: String) async throws {
        try await change("DeletePolicyVersion", ["PolicyArn": arn, "VersionId": version])
    }

    /// Takes the policy off everything and all its older versions away: it cannot be deleted before.
    func strip(policy arn: String) async throws {
        for role in try await all("ListEntitiesForPolicy", ["PolicyArn": arn], "PolicyRoles") {
            guard let name = role.string("RoleName") else { continue }
            try await gone { try await change("DetachRolePolicy", ["RoleName": name, "PolicyArn": arn]) }
        }
        for version in try await policyVersions(arn) where !version.isDefault {
            try await gone { try await deletePolicyVersion(arn, version.id) }
        }
    }

    func deletePolicy(_ arn: String) async throws { try await change("DeletePolicy", ["PolicyArn": arn]) }

    func instanceProfile(named name: String) async throws -> InstanceProfile? {
        try await orNil {
            try Self.profile(try await query.call("GetInstanceProfile", ["InstanceProfileName": name]), name)
        }
    }

    func createInstanceProfile(_ name: String, path: String) async throws -> InstanceProfile {
        try Self.profile(
            try await query.call("CreateInstanceProfile", ["InstanceProfileName": name, "Path": path]), name)
    }

    private static func profile(_ answer: XMLElement, _ name: String) throws -> InstanceProfile {
        let profile = answer["InstanceProfile"]
        return InstanceProfile(
            name: name, arn: try profile.required("Arn"), path: profile.string("Path") ?? "/",
            roles: profile.list("Roles").compactMap { $0.string("RoleName") })
    }

    func addRole(_ role: String, toInstanceProfile name: String) async throws {
        try await change("AddRoleToInstanceProfile", ["InstanceProfileName": name, "RoleName": role])
    }

    func removeRole(_ role: String, fromInstanceProfile name: String) async throws {
        try await change("RemoveRoleFromInstanceProfile", ["InstanceProfileName": name, "RoleName": role])
    }

    func deleteInstanceProfile(_ name: String) async throws {
        try await change("DeleteInstanceProfile", ["InstanceProfileName": name])
    }

    /// Its ARN is made of the issuer's URL: no list is needed to find it.
    func oidcProvider(issuer: String) async throws -> OIDCProvider? {
        let path = issuer.replacingOccurrences(of: "https://", with: "")
        let arn = "arn:\(partition.rawValue):iam::\(account):oidc-provider/\(path)"
        return try await orNil {
            let provider = try await query.call("GetOpenIDConnectProvider", ["OpenIDConnectProviderArn": arn])
            return OIDCProvider(arn: arn, tags: provider.tags)
        }
    }

    func createOIDCProvider(issuer: String, audience: String, tags: Tags) async throws -> OIDCProvider {
        var fields: Fields = ["Url": issuer, "ClientIDList.member.1": audience]
        fields.tags("Tags.member", tags)
        let answer = try await query.call("CreateOpenIDConnectProvider", fields)
        return OIDCProvider(arn: try answer.required("OpenIDConnectProviderArn"), tags: tags)
    }

    func deleteOIDCProvider(_ arn: String) async throws {
        try await change("DeleteOpenIDConnectProvider", ["OpenIDConnectProviderArn": arn])
    }
}
