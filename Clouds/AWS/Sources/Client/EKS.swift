import Cloud
import Foundation

/// Amazon EKS (API version 2017-11-01). One method for each call we use.
///
/// Every create is protected by its name and a token, so all of them may be sent again.
struct EKS: Sendable {
    let rest: RESTDoor
    let snapshot: Snapshot

    /// From where the API server is reached.
    struct EndpointAccess: Codable, Sendable, Hashable {
        let isPublic: Bool
        let isPrivate: Bool
        /// Without meaning when it is not public.
        let publicRanges: [String]

        static func == (one: Self, other: Self) -> Bool {
            one.isPublic == other.isPublic && one.isPrivate == other.isPrivate
                && (!one.isPublic || Set(one.publicRanges) == Set(other.publicRanges))
        }

        func hash(into hasher: inout Hasher) { hasher.combine([isPublic, isPrivate]) }

        var json: [String: JSON] {
            var json: [String: JSON] = [
                "endpointPublicAccess": .bool(isPublic), "endpointPrivateAccess": .bool(isPrivate),
            ]
            if isPublic { json["publicAccessCidrs"] = .strings(publicRanges) }
            return json
        }
    }

    struct Cluster: Codable, Sendable, Hashable {
        let name: String
        let arn: String
        /// `PENDING`, `CREATING`, `ACTIVE`, `UPDATING`, `DELETING` or `FAILED`.
        let status: String
        let version: String
        let endpoint: String?
        /// The authority that signed its certificate, PEM in base64.
        let authority: String?
        /// Its OIDC issuer's URL.
        let issuer: String?
        /// The group that EKS made for it.
        let securityGroup: String?
        let access: EndpointAccess
        let support: String?
        let tags: Tags
        let issue: String?
    }

    func cluster(named name: String) async throws -> Cluster? {
        try await snapshot.once("DescribeCluster \(name)") {
            try await orNil {
                let wire = try await rest.call("DescribeCluster", "GET", ["clusters", name], as: ClusterWire.self)
                return wire.cluster.read
            }
        }
    }

    func createCluster(
        _ name: String, version: String, role: String, subnets: [String], access: EndpointAccess, support: String,
        token: String, tags: Tags
    ) async throws {
        var network = access.json
        network["subnetIds"] = .strings(subnets)
        try await rest.call(
            "CreateCluster", "POST", ["clusters"],
            body: [
                "name": .string(name), "version": .string(version), "roleArn": .string(role),
                "resourcesVpcConfig": .object(network), "clientRequestToken": .string(token), "tags": .tags(tags),
                "accessConfig": ["authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": true],
                // The add-ons are steps of their own, so that each has its state and its version.
                "bootstrapSelfManagedAddons": false, "upgradePolicy": ["supportType": .string(support)],
            ])
    }

    func updateAccess(of name: String, to access: EndpointAccess) async throws {
        try await rest.call(
            "UpdateClusterConfig", "POST", ["clusters", name, "update-config"],
            body: ["resourcesVpcConfig": .object(access.json)])
    }

    func updateSupport(of name: String, to support: String) async throws {
        try await rest.call(
            "UpdateClusterConfig", "POST", ["clusters", name, "update-config"],
            body: ["upgradePolicy": ["supportType": .string(support)]])
    }

    func deleteCluster(_ name: String) async throws {
        try await rest.call("DeleteCluster", "DELETE", ["clusters", name])
    }

    func clusterNames() async throws -> [String] {
        struct Page: Decodable {
            let clusters: [String]
            let nextToken: String?
        }
        var names: [String] = []
        var query = ""
        var tokens = PageTokens()
        while true {
            let page = try await rest.call("ListClusters", "GET", ["clusters"], query: query, as: Page.self)
            names += page.clusters
            guard let token = page.nextToken else { return names }
            try tokens.take(token)
            query = "nextToken=\(token.percentEncoded())"
        }
    }

    struct Version: Decodable, Sendable, Hashable {
        let version: String
        let isDefault: Bool
        let isInStandardSupport: Bool

        enum CodingKeys: String, CodingKey { case clusterVersion, defaultVersion, versionStatus, status }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            version = try fields.decode(String.self, forKey: .clusterVersion)
            isDefault = try fields.decodeIfPresent(Bool.self, forKey: .defaultVersion) ?? false
            let status = try fields.decodeIfPresent(String.self, forKey: .versionStatus)
            let older = try fields.decodeIfPresent(String.self, forKey: .status)
            isInStandardSupport = (status ?? older ?? "").uppercased().hasPrefix("STANDARD")
        }
    }

    /// The Kubernetes versions on offer, the newest first.
    func clusterVersions() async throws -> [Version] {
        struct Page: Decodable { let clusterVersions: [Version] }
        return try await snapshot.once("DescribeClusterVersions") {
            try await rest.call("DescribeClusterVersions", "GET", ["cluster-versions"], as: Page.self).clusterVersions
                .sorted { $0.version.compare($1.version, options: .numeric) == .orderedDescending }
        }
    }

    func orNil<Thing: Sendable>(_ body: () async throws -> Thing) async throws -> Thing? {
        do { return try await body() } catch let error as CloudError where error.isGone { return nil }
    }
}
