import Foundation

/// Azure Kubernetes Service (Microsoft.ContainerService). One method for each call we use.
struct AKS: Sendable {
    static let version = "2024-02-01"
    let arm: ARM

    struct Cluster: Codable, Sendable, Hashable {
        struct SKU: Codable, Sendable, Hashable { let tier: String? }
        struct Access: Codable, Sendable, Hashable {
            let authorizedIPRanges: [String]?
            let enablePrivateCluster: Bool?
        }
        struct Identity: Codable, Sendable, Hashable { let principalId: String? }
        struct Issuer: Codable, Sendable, Hashable { let issuerURL: String? }
        struct Properties: Codable, Sendable, Hashable {
            /// `Creating`, `Updating`, `Deleting`, `Succeeded`, `Failed`, `Canceled` and some more.
            let provisioningState: String?
            let kubernetesVersion: String?
            let fqdn: String?
            let privateFQDN: String?
            let nodeResourceGroup: String?
            let apiServerAccessProfile: Access?
            let oidcIssuerProfile: Issuer?
        }
        let id: String
        let name: String
        let tags: Tags?
        let sku: SKU?
        let identity: Identity?
        let properties: Properties?

        var state: String { properties?.provisioningState ?? "" }
    }

    func cluster(_ name: String, in group: String) async throws -> Cluster? {
        try await arm.find(
            path(name, group), Self.version, permission: "Microsoft.ContainerService/managedClusters/read",
            as: Cluster.self)
    }

    /// The whole of it, as a PUT has to send it back: what is left out of a PUT is put back to its standard.
    func document(_ name: String, in group: String) async throws -> JSON {
        try await arm.get(
            path(name, group), Self.version, permission: "Microsoft.ContainerService/managedClusters/read",
            as: JSON.self)
    }

    func putCluster(_ name: String, in group: String, _ document: JSON) async throws -> Operation? {
        try await arm.put(
            path(name, group), Self.version, body: document,
            permission: "Microsoft.ContainerService/managedClusters/write")
    }

    func deleteCluster(_ name: String, in group: String) async throws -> Operation? {
        try await arm.delete(
            path(name, group), Self.version, permission: "Microsoft.ContainerService/managedClusters/delete")
    }

    /// Ends what AKS is doing with the cluster, which is `Canceling` and then `Canceled`.
    func abort(_ name: String, in group: String) async throws -> Operation? {
        try await arm.post(
            "\(path(name, group))/abort", Self.version,
            permission: "Microsoft.ContainerService/managedClusters/abort/action")
    }

    struct Version: Decodable, Sendable {
        struct Capabilities: Decodable, Sendable { let supportPlan: [String]? }
        /// A minor one, such as `1.33`.
        let version: String
        let isDefault: Bool?
        let isPreview: Bool?
        let capabilities: Capabilities?

        /// Under the plan that every tier has, not only under long-term support.
        var isInCommonSupport: Bool { capabilities?.supportPlan?.contains("KubernetesOfficial") ?? true }
    }

    /// The Kubernetes versions on offer, the newest first, without previews.
    func versions(in region: String) async throws -> [Version] {
        struct Wire: Decodable { let values: [Version]? }
        let wire = try await arm.get(
            "\(arm.root)/providers/Microsoft.ContainerService/locations/\(region)/kubernetesVersions", Self.version,
            permission: "Microsoft.ContainerService/locations/kubernetesVersions/read", as: Wire.self)
        return (wire.values ?? []).filter { $0.isPreview != true }
            .sorted { $0.version.compare($1.version, options: .numeric) == .orderedDescending }
    }

    func path(_ name: String, _ group: String) -> String {
        "\(arm.root)/resourceGroups/\(group)/providers/Microsoft.ContainerService/managedClusters/\(name)"
    }
}
