extension EKS {
    struct Addon: Codable, Sendable, Hashable {
        let name: String
        let arn: String
        let status: String
        let version: String
        let issue: String?
    }

    struct PodIdentityAssociation: Codable, Sendable, Hashable {
        let id: String
        let namespace: String
        let serviceAccount: String

        enum CodingKeys: String, CodingKey { case id = "associationId", namespace, serviceAccount }
    }

    func addon(_ name: String, of cluster: String) async throws -> Addon? {
        struct Wire: Decodable {
            struct Body: Decodable {
                let addonName: String
                let addonArn: String
                let status: String
                let addonVersion: String?
                let health: HealthWire?
            }
            let addon: Body
        }
        return try await orNil {
            let addon = try await rest.call(
                "DescribeAddon", "GET", ["clusters", cluster, "addons", name], as: Wire.self
            ).addon
            return Addon(
                name: addon.addonName, arn: addon.addonArn, status: addon.status, version: addon.addonVersion ?? "",
                issue: addon.health?.text)
        }
    }

    /// EKS takes the version that fits the cluster's.
    func createAddon(
        _ name: String, of cluster: String, role: String?, serviceAccount: String?, token: String, tags: Tags
    ) async throws {
        var identities: JSON?
        if let role, let serviceAccount {
            identities = [["serviceAccount": .string(serviceAccount), "roleArn": .string(role)]]
        }
        try await rest.call(
            "CreateAddon", "POST", ["clusters", cluster, "addons"],
            body: [
                "addonName": .string(name), "resolveConflicts": "OVERWRITE", "podIdentityAssociations": identities,
                "clientRequestToken": .string(token), "tags": .tags(tags),
            ])
    }

    func deleteAddon(_ name: String, of cluster: String) async throws {
        try await rest.call("DeleteAddon", "DELETE", ["clusters", cluster, "addons", name])
    }

    func podIdentityAssociations(of cluster: String) async throws -> [PodIdentityAssociation] {
        struct Page: Decodable { let associations: [PodIdentityAssociation] }
        return try await snapshot.once("ListPodIdentityAssociations \(cluster)") {
            try await orNil {
                try await rest.call(
                    "ListPodIdentityAssociations", "GET", ["clusters", cluster, "pod-identity-associations"],
                    query: "maxResults=100", as: Page.self
                ).associations
            } ?? []
        }
    }

    func createPodIdentityAssociation(
        of cluster: String, namespace: String, serviceAccount: String, role: String, token: String, tags: Tags
    ) async throws -> PodIdentityAssociation {
        struct Wire: Decodable { let association: PodIdentityAssociation }
        return try await rest.call(
            "CreatePodIdentityAssociation", "POST", ["clusters", cluster, "pod-identity-associations"],
            body: [
                "namespace": .string(namespace), "serviceAccount": .string(serviceAccount), "roleArn": .string(role),
                "clientRequestToken": .string(token), "tags": .tags(tags),
            ], as: Wire.self
        ).association
    }

    func deletePodIdentityAssociation(_ id: String, of cluster: String) async throws {
        try await rest.call(
            "DeletePodIdentityAssociation", "DELETE", ["clusters", cluster, "pod-identity-associations", id])
    }
}
