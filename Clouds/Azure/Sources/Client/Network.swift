import Domain

/// Virtual networks (Microsoft.Network). One method for each call we use.
struct Network: Sendable {
    static let version = "2024-01-01"
    let arm: ARM

    struct Subnet: Codable, Sendable, Hashable {
        struct Properties: Codable, Sendable, Hashable {
            let addressPrefix: String?
            let provisioningState: String?
        }
        let id: String
        let name: String
        let properties: Properties?
    }

    struct VirtualNetwork: Codable, Sendable, Hashable {
        struct AddressSpace: Codable, Sendable, Hashable { let addressPrefixes: [String]? }
        struct Properties: Codable, Sendable, Hashable {
            let provisioningState: String?
            let addressSpace: AddressSpace?
            let subnets: [Subnet]?
        }
        let id: String
        let name: String
        let tags: Tags?
        let properties: Properties?

        func subnet(_ name: String) -> Subnet? {
            properties?.subnets?.first { $0.name.lowercased() == name.lowercased() }
        }
    }

    func virtualNetwork(_ name: String, in group: String) async throws -> VirtualNetwork? {
        try await arm.find(
            path(name, group), Self.version, permission: "Microsoft.Network/virtualNetworks/read",
            as: VirtualNetwork.self)
    }

    /// A network with its subnet in one call: between two of them the network would be busy.
    func createVirtualNetwork(
        _ name: String, in group: String, region: String, range: NetworkRange, subnet: String, part: NetworkRange,
        tags: Tags
    ) async throws -> Operation? {
        try await arm.put(
            path(name, group), Self.version,
            body: [
                "location": .string(region), "tags": .tags(tags),
                "properties": [
                    "addressSpace": ["addressPrefixes": [.string(range.description)]],
                    "subnets": [
                        [
                            "name": .string(subnet),
                            "properties": ["addressPrefix": .string(part.description)],
                        ]
                    ],
                ],
            ], permission: "Microsoft.Network/virtualNetworks/write")
    }

    func createSubnet(
        _ name: String, of network: String, in group: String, part: NetworkRange
    ) async throws -> Operation? {
        try await arm.put(
            subnet(name, of: network, in: group), Self.version,
            body: ["properties": ["addressPrefix": .string(part.description)]],
            permission: "Microsoft.Network/virtualNetworks/subnets/write")
    }

    func deleteVirtualNetwork(_ name: String, in group: String) async throws -> Operation? {
        try await arm.delete(path(name, group), Self.version, permission: "Microsoft.Network/virtualNetworks/delete")
    }

    func subnet(_ name: String, of network: String, in group: String) -> String {
        "\(path(network, group))/subnets/\(name)"
    }

    private func path(_ name: String, _ group: String) -> String {
        "\(arm.root)/resourceGroups/\(group)/providers/Microsoft.Network/virtualNetworks/\(name)"
    }
}
