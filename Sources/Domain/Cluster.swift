import struct Foundation.Date

/// A Kubernetes cluster in somebody's cloud account: what was asked for.
public struct Cluster: Identifiable, Codable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public enum Kind: String, Codable, Sendable, CaseIterable {
        case development, dedicated
        case dedicatedHA = "dedicated-ha"

        /// Worker nodes when nothing else is asked for.
        public var standardNodes: Int { self == .dedicatedHA ? 3 : 1 }
    }

    public let id: ID
    public let workspace: Workspace.ID
    /// A DNS label, unique in its workspace until it is deleted.
    public let name: String
    public let kind: Kind
    /// A provider's id.
    public let provider: String
    public let region: String
    public var credential: Credential.ID
    public var spec: Spec
    /// What the provider settled once, before anything was made.
    public var choices: Choices?
    /// What others put beside the cluster's own and a person said may go with it, by the cloud's ids.
    public var alsoRemoved: Set<String> = []
    public var goal: Goal
    /// Counts what people asked for: every edit and the delete.
    public var generation: Int
    public let createdAt: Date

    public init(
        id: ID, workspace: Workspace.ID, name: String, kind: Kind, provider: String, region: String,
        credential: Credential.ID, spec: Spec, createdAt: Date
    ) {
        self.id = id
        self.workspace = workspace
        self.name = name
        self.kind = kind
        self.provider = provider
        self.region = region
        self.credential = credential
        self.spec = spec
        self.createdAt = createdAt
        goal = .present
        generation = 1
    }

    /// What a person may ask for, and change later where the provider can.
    public struct Spec: Codable, Hashable, Sendable {
        /// One of the provider's node sizes.
        public var size: String
        public var nodes: NodeCount
        /// A minor version such as `1.33`; nil takes the provider's newest.
        public var version: String?
        public var network: NetworkRange
        /// From where the API server may be reached publicly; empty means from nowhere.
        public var publicAccess: [NetworkRange]
        /// What only this provider asks for, by the keys of its `clusterForm`.
        public var options: [String: String]

        public init(
            size: String, nodes: NodeCount, version: String? = nil, network: NetworkRange,
            publicAccess: [NetworkRange] = [.everywhere], options: [String: String] = [:]
        ) {
            self.size = size
            self.nodes = nodes
            self.version = version
            self.network = network
            self.publicAccess = publicAccess
            self.options = options
        }
    }

    /// Worker nodes: a fixed number, or between two when the cluster scales by itself.
    public struct NodeCount: Codable, Hashable, Sendable {
        public let min: Int
        public let max: Int
        public var scales: Bool { max > min }

        /// Throws a `Problem` unless 1 ≤ min ≤ max ≤ 450, the most that a managed node group takes by default.
        public init(min: Int, max: Int) throws(Problem) {
            guard (1...450).contains(min) else {
                throw .invalid("min", "min is \(min).", advice: "Give a number of nodes from 1 to 450.")
            }
            guard max >= min else {
                throw .invalid(
                    "max", "max is \(max), less than min, which is \(min).", advice: "Give max as \(min) or more.")
            }
            guard max <= 450 else {
                throw .invalid("max", "max is \(max).", advice: "Give a number of nodes up to 450.")
            }
            self.min = min
            self.max = max
        }
    }

    public struct Choices: Codable, Hashable, Sendable {
        /// In order; every zonal step is named after one of them.
        public var zones: [String]
        public var version: String

        public init(zones: [String], version: String) {
            self.zones = zones
            self.version = version
        }
    }
}
