import Domain

import struct Foundation.Date

/// A cluster as it is shown.
public struct ClusterBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    public let phase: Phase
    /// A provider's id, and what people call it.
    public let provider: String
    public let providerName: String
    public let region: String
    public let regionName: String
    public let type: Cluster.Kind
    public let credential: String
    public let size: String
    public let min: Int
    public let max: Int
    /// As it is settled; before that, as it was asked for.
    public let version: String?
    public let zones: [String]
    public let network: String
    public let publicAccess: [String]
    public let options: [String: String]
    /// In the graph's order: read from top to bottom they say how the cluster is built.
    public let steps: [StepBody]
    /// What is in the way, if anything is.
    public let problem: Problem?
    /// The newest thing that was asked of it.
    public let operation: OperationBody?
    /// When that will be done, as far as one can tell; absent when it is, or nothing is known.
    public let expectedAt: Date?
    /// Counts what people asked for.
    public let generation: Int
    public let createdAt: Date
    public let deletedAt: Date?
    /// It lives in a simulated cloud: nothing of it is real, or paid for.
    public let isSimulated: Bool

    public init(
        id: String, name: String, phase: Phase, provider: String, providerName: String, region: String,
        regionName: String, type: Cluster.Kind, credential: String, size: String, min: Int, max: Int, version: String?,
        zones: [String], network: String, publicAccess: [String], options: [String: String], steps: [StepBody],
        problem: Problem? = nil, operation: OperationBody? = nil, expectedAt: Date? = nil, generation: Int,
        createdAt: Date, deletedAt: Date? = nil, isSimulated: Bool
    ) {
        self.id = id
        self.name = name
        self.phase = phase
        self.provider = provider
        self.providerName = providerName
        self.region = region
        self.regionName = regionName
        self.type = type
        self.credential = credential
        self.size = size
        self.min = min
        self.max = max
        self.version = version
        self.zones = zones
        self.network = network
        self.publicAccess = publicAccess
        self.options = options
        self.steps = steps
        self.problem = problem
        self.operation = operation
        self.expectedAt = expectedAt
        self.generation = generation
        self.createdAt = createdAt
        self.deletedAt = deletedAt
        self.isSimulated = isSimulated
    }
}
