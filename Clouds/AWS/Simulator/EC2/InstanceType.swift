/// A size of virtual machine that EC2 sells.
struct InstanceType: Sendable {
    enum Architecture: String, Sendable { case intel = "x86_64", arm = "arm64" }

    let name: String
    let vCPUs: Int
    let memoryMiB: Int
    let architecture: Architecture
    let networkInterfaces: Int
    let addressesPerInterface: Int
    /// The regions that lack it.
    let missing: Set<String>

    static let all: [InstanceType] = [
        InstanceType("t3.medium", 2, 4, interfaces: 3, addresses: 6),
        InstanceType("t3.large", 2, 8, interfaces: 3, addresses: 12),
        InstanceType("t3.xlarge", 4, 16, interfaces: 4, addresses: 15),
        InstanceType("t3.2xlarge", 8, 32, interfaces: 4, addresses: 15),
        InstanceType("t3a.xlarge", 4, 16, interfaces: 4, addresses: 15),
        InstanceType("t4g.medium", 2, 4, .arm, interfaces: 3, addresses: 6),
        InstanceType("t4g.xlarge", 4, 16, .arm, interfaces: 4, addresses: 15),
        InstanceType("m5.large", 2, 8, interfaces: 3, addresses: 10),
        InstanceType("m5.xlarge", 4, 16, interfaces: 4, addresses: 15),
        InstanceType("m5.2xlarge", 8, 32, interfaces: 4, addresses: 15),
        InstanceType("m5.4xlarge", 16, 64, interfaces: 8, addresses: 30),
        InstanceType("m6i.large", 2, 8, interfaces: 3, addresses: 10),
        InstanceType("m6i.xlarge", 4, 16, interfaces: 4, addresses: 15),
        InstanceType("m6i.2xlarge", 8, 32, interfaces: 4, addresses: 15),
        InstanceType("m6i.4xlarge", 16, 64, interfaces: 8, addresses: 30),
        InstanceType("m6a.xlarge", 4, 16, interfaces: 4, addresses: 15),
        InstanceType("m6g.xlarge", 4, 16, .arm, interfaces: 4, addresses: 15),
        InstanceType("m7i.xlarge", 4, 16, interfaces: 4, addresses: 15, missing: ["us-west-1"]),
        InstanceType("m7i.2xlarge", 8, 32, interfaces: 4, addresses: 15, missing: ["us-west-1"]),
        InstanceType("m7i-flex.xlarge", 4, 16, interfaces: 4, addresses: 15, missing: ["us-west-1"]),
        InstanceType("m7g.xlarge", 4, 16, .arm, interfaces: 4, addresses: 15),
        InstanceType("c5.xlarge", 4, 8, interfaces: 4, addresses: 15),
        InstanceType("c6i.xlarge", 4, 8, interfaces: 4, addresses: 15),
        InstanceType("c6i.2xlarge", 8, 16, interfaces: 4, addresses: 15),
        InstanceType("r5.xlarge", 4, 32, interfaces: 4, addresses: 15),
        InstanceType("r6i.xlarge", 4, 32, interfaces: 4, addresses: 15),
    ]

    static func named(_ name: String) -> InstanceType? { all.first { $0.name == name } }

    private init(
        _ name: String, _ vCPUs: Int, _ memoryGiB: Int, _ architecture: Architecture = .intel, interfaces: Int,
        addresses: Int, missing: Set<String> = []
    ) {
        self.name = name
        self.vCPUs = vCPUs
        memoryMiB = memoryGiB * 1024
        self.architecture = architecture
        networkInterfaces = interfaces
        addressesPerInterface = addresses
        self.missing = missing
    }

    func isOffered(in zone: Region.Zone, of region: Region) -> Bool {
        // One zone of us-east-1 is too old for anything that came after the fifth generation.
        let isDated = zone.id == "use1-az3" && !["t3", "t3a", "m5", "c5", "r5"].contains(family)
        return !missing.contains(region.name) && !isDated
    }

    var family: String { String(name.prefix { $0 != "." }) }
    var isBurstable: Bool { family.hasPrefix("t") }
}
