extension AKS {
    struct Pool: Codable, Sendable, Hashable {
        struct Properties: Codable, Sendable, Hashable {
            let provisioningState: String?
            let count: Int?
            let vmSize: String?
            let enableAutoScaling: Bool?
            let minCount: Int?
            let maxCount: Int?
        }
        let id: String
        let name: String
        let properties: Properties?

        var state: String { properties?.provisioningState ?? "" }
    }

    private static let permission = "Microsoft.ContainerService/managedClusters/agentPools"

    func pool(_ name: String, of cluster: String, in group: String) async throws -> Pool? {
        try await arm.find(
            path(name, of: cluster, group), Self.version, permission: "\(Self.permission)/read", as: Pool.self)
    }

    func poolDocument(_ name: String, of cluster: String, in group: String) async throws -> JSON {
        try await arm.get(
            path(name, of: cluster, group), Self.version, permission: "\(Self.permission)/read", as: JSON.self)
    }

    func putPool(_ name: String, of cluster: String, in group: String, _ document: JSON) async throws -> Operation? {
        try await arm.put(
            path(name, of: cluster, group), Self.version, body: document, permission: "\(Self.permission)/write")
    }

    private func path(_ name: String, of cluster: String, _ group: String) -> String {
        "\(path(cluster, group))/agentPools/\(name)"
    }
}
