/// Quotas and machine sizes (Microsoft.Compute). One method for each call we use.
struct Compute: Sendable {
    let arm: ARM

    struct Usage: Decodable, Sendable {
        struct Name: Decodable, Sendable {
            /// `cores` for the whole region, or a family such as `standardBsv2Family`.
            let value: String?
            let localizedValue: String?
        }
        let name: Name
        let currentValue: Int
        let limit: Int
    }

    func usages(in region: String) async throws -> [Usage] {
        try await arm.list(
            "\(arm.root)/providers/Microsoft.Compute/locations/\(region)/usages", "2024-03-01",
            permission: "Microsoft.Compute/locations/usages/read", of: Usage.self)
    }

    struct SKU: Decodable, Sendable {
        struct Place: Decodable, Sendable {
            let location: String?
            let zones: [String]?
        }
        struct Restriction: Decodable, Sendable {
            struct Info: Decodable, Sendable {
                let locations: [String]?
                let zones: [String]?
            }
            /// `Location` or `Zone`.
            let type: String?
            let restrictionInfo: Info?
            let reasonCode: String?
        }
        struct Capability: Decodable, Sendable {
            let name: String?
            let value: String?
        }
        let resourceType: String?
        let name: String?
        let family: String?
        let locationInfo: [Place]?
        let restrictions: [Restriction]?
        let capabilities: [Capability]?

        /// Not offered to this subscription in the whole region.
        var isClosed: Bool { restrictions?.contains { $0.type == "Location" } == true }

        /// The zones where it can be had, in order.
        var zones: [String] {
            let all = Set(locationInfo?.flatMap { $0.zones ?? [] } ?? [])
            let closed = restrictions?.filter { $0.type == "Zone" }.flatMap { $0.restrictionInfo?.zones ?? [] } ?? []
            return all.subtracting(closed).sorted()
        }

        var virtualCPUs: Int? { capabilities?.first { $0.name == "vCPUs" }?.value.flatMap(Int.init) }
    }

    /// One machine size as the region offers it; nil where it does not.
    func sku(_ size: String, in region: String) async throws -> SKU? {
        try await arm.list(
            "\(arm.root)/providers/Microsoft.Compute/skus", "2021-07-01",
            query: "$filter=" + "location eq '\(region)'".percentEncoded(),
            permission: "Microsoft.Compute/skus/read", of: SKU.self
        )
        .first { $0.resourceType == "virtualMachines" && $0.name?.lowercased() == size.lowercased() }
    }
}
