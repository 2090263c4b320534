import Cloud
import Foundation

/// What is on offer: regions and node sizes. An operator may put more beside the standard ones.
public struct Catalogue: Codable, Hashable, Sendable {
    public var regions: [Region]
    /// The one that is taken when none is asked for comes first.
    public var sizes: [Size]

    public init(regions: [Region], sizes: [Size]) {
        self.regions = regions
        self.sizes = sizes
    }

    public static let standard = Catalogue(
        regions: [
            Region("eastus2", "Virginia"), Region("westus2", "Washington"), Region("westeurope", "Netherlands"),
            Region("northeurope", "Ireland"), Region("germanywestcentral", "Frankfurt"),
            Region("swedencentral", "Gävle"), Region("francecentral", "Paris"), Region("uksouth", "London"),
            Region("switzerlandnorth", "Zurich"), Region("eastus", "Virginia"), Region("centralus", "Iowa"),
            Region("westus3", "Phoenix"), Region("canadacentral", "Toronto"), Region("southeastasia", "Singapore"),
            Region("japaneast", "Tokyo"), Region("australiaeast", "Sydney"),
        ],
        sizes: [
            Size("Standard_B4s_v2", virtualCPUs: 4, memory: 16), Size("Standard_B2s_v2", virtualCPUs: 2, memory: 8),
            Size("Standard_B8s_v2", virtualCPUs: 8, memory: 32), Size("Standard_D2s_v5", virtualCPUs: 2, memory: 8),
            Size("Standard_D4s_v5", virtualCPUs: 4, memory: 16), Size("Standard_D8s_v5", virtualCPUs: 8, memory: 32),
            Size("Standard_D4as_v5", virtualCPUs: 4, memory: 16),
            Size("Standard_D8as_v5", virtualCPUs: 8, memory: 32), Size("Standard_E4s_v5", virtualCPUs: 4, memory: 32),
            Size("Standard_F4s_v2", virtualCPUs: 4, memory: 8),
        ])

    /// The standard catalogue with an operator's additions, in the same form: `{"regions": […], "sizes": […]}`.
    public static func standard(with additions: Data) throws -> Catalogue {
        struct Additions: Decodable {
            let regions: [Region]?
            let sizes: [Size]?
        }
        let more = try JSONDecoder().decode(Additions.self, from: additions)
        var catalogue = standard
        catalogue.regions += more.regions?.filter { new in !standard.regions.contains { $0.id == new.id } } ?? []
        catalogue.sizes += more.sizes?.filter { new in !standard.sizes.contains { $0.id == new.id } } ?? []
        return catalogue
    }
}
