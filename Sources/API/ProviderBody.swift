/// A cloud on offer.
public struct ProviderBody: Codable, Hashable, Sendable {
    public struct Region: Codable, Hashable, Sendable {
        public let id: String
        public let name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    public struct Size: Codable, Hashable, Sendable {
        public let id: String
        public let virtualCPUs: Int
        public let memoryGiB: Double

        public init(id: String, virtualCPUs: Int, memoryGiB: Double) {
            self.id = id
            self.virtualCPUs = virtualCPUs
            self.memoryGiB = memoryGiB
        }
    }

    public let id: String
    public let name: String
    public let regions: [Region]
    /// The standard one first.
    public let sizes: [Size]
    public let credentialForm: [FieldBody]
    public let clusterForm: [FieldBody]
    /// The names of its documents.
    public let documents: [String]
    public let standardNetwork: String
    public let isSimulated: Bool

    public init(
        id: String, name: String, regions: [Region], sizes: [Size], credentialForm: [FieldBody],
        clusterForm: [FieldBody], documents: [String], standardNetwork: String, isSimulated: Bool
    ) {
        self.id = id
        self.name = name
        self.regions = regions
        self.sizes = sizes
        self.credentialForm = credentialForm
        self.clusterForm = clusterForm
        self.documents = documents
        self.standardNetwork = standardNetwork
        self.isSimulated = isSimulated
    }
}
