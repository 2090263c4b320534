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
            Region("us-east-1", "N. Virginia"), Region("us-east-2", "Ohio"), Region("us-west-1", "N. California"),
            Region("us-west-2", "Oregon"), Region("eu-west-1", "Ireland"), Region("eu-west-2", "London"),
            Region("eu-central-1", "Frankfurt"), Region("ap-northeast-1", "Tokyo"),
            Region("ap-southeast-1", "Singapore"), Region("ap-southeast-2", "Sydney"),
        ],
        sizes: [
            Size("m6i.xlarge", virtualCPUs: 4, memory: 16), Size("m6i.large", virtualCPUs: 2, memory: 8),
            Size("m6i.2xlarge", virtualCPUs: 8, memory: 32), Size("m6i.4xlarge", virtualCPUs: 16, memory: 64),
            Size("m7i.xlarge", virtualCPUs: 4, memory: 16), Size("m7i.2xlarge", virtualCPUs: 8, memory: 32),
            Size("m5.xlarge", virtualCPUs: 4, memory: 16), Size("c6i.xlarge", virtualCPUs: 4, memory: 8),
            Size("c6i.2xlarge", virtualCPUs: 8, memory: 16), Size("r6i.xlarge", virtualCPUs: 4, memory: 32),
            Size("r6i.2xlarge", virtualCPUs: 8, memory: 64), Size("t3.xlarge", virtualCPUs: 4, memory: 16),
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

    /// Zone ids in which EKS places no control plane (EKS user guide, “Subnet requirements for clusters”).
    static let zonesWithoutEKS: Set = ["use1-az3", "usw1-az2", "cac1-az3"]
}
