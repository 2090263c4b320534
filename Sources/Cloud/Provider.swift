import Domain
import Engine

import struct Foundation.Date

/// All that the rest of the program knows about a cloud. One per folder in Clouds/.
///
/// A provider is made once, with its door to the network and its clocks inside.
public protocol Provider: Sendable {
    /// A lower-case word, which options and settings are named after.
    var id: String { get }
    var name: String { get }
    var regions: [Region] { get }
    /// The node sizes on offer, the standard one first.
    var sizes: [Size] { get }
    var credentialForm: Form { get }
    /// What only this cloud asks of a cluster; its values are the spec's `options`.
    var clusterForm: Form { get }
    /// The setup guide and the policies, ready to be shown.
    var documents: [Document] { get }
    /// The network range of a cluster for which none was asked.
    var standardNetwork: NetworkRange { get }

    /// The fields that are in what the cloud's own command line prints, or nil when `text` is nothing of that kind.
    func fields(inPasted text: String) -> [String: Secret]?
    /// Brings fields into shape, adds what we generate (an external id), and checks them without asking the cloud.
    /// Throws a `Problem` that names the field.
    func check(_ fields: [String: Secret]) throws -> [String: Secret]
    /// Checks a spec without asking the cloud: ranges, sizes, options. Throws a `Problem` that names the field.
    func check(_ spec: Cluster.Spec, kind: Cluster.Kind, region: String) throws

    /// Whose credential this is; throws the `Problem` that makes it invalid, or one to `wait` when no answer came.
    func validate(_ credential: OpenCredential) async throws -> Validation
    /// What has to be switched on in the account once, whatever is made in it later: `allowed` is on, `warning` is
    /// under way, `missing` is off. Makes no change in the account.
    func preparation(of credential: OpenCredential) async throws -> [Finding]
    /// Has switched on what is off, and says how far that is; what the cloud refused stays `missing`, with the reason.
    func prepare(_ credential: OpenCredential) async throws -> [Finding]
    /// What would go wrong, before anything is made. Makes no change in the account.
    func preflight(_ cluster: Cluster, using credential: OpenCredential) async -> [Finding]
    /// What has to be settled once and kept: zones and version.
    func choose(for cluster: Cluster, using credential: OpenCredential) async throws -> Cluster.Choices
    /// The cluster's graph and a client for one pass. Sends nothing and reads no secret: what a cluster is made of can
    /// be told without opening one.
    /// - Parameter known: the names of the steps that are stored, which may be more than the spec asks for.
    func cluster(
        _ cluster: Cluster, owner: Owner, known: [String], using credential: OpenCredential
    ) throws -> any Reconcilable
    /// Lets another principal of the same account administer the cluster, before that principal's key is taken into
    /// use.
    func admit(_ newcomer: Account, to cluster: Cluster, owner: Owner, using credential: OpenCredential) async throws
    /// All that it charges for in clusters as they are made; price tables name nothing else.
    var chargedItems: [ChargedItem] { get }
    /// What a cluster has that is charged for, before anything is run in it. Asks nobody.
    func charges(of cluster: Cluster) -> [Charge]
    /// Words an error of this cloud for a person.
    func explain(_ error: any Error) -> Problem
    /// Where the cloud's console shows one of our things, if it can.
    func console(cloudID: String, region: String) -> String?
    /// Where one asks the cloud for more, if a limit is in the way.
    func quotaPage(region: String) -> String?
    /// How people remove a cluster with the cloud's own command line, in the order of `remains`.
    func removal(of remains: Remains) -> [RemovalStep]
    /// What to do in the cloud to take our access away.
    func revocation(of credential: Credential) -> [RevocationStep]
}

extension Provider {
    public func preparation(of credential: OpenCredential) async throws -> [Finding] { [] }

    public func prepare(_ credential: OpenCredential) async throws -> [Finding] { [] }

    public func admit(
        _ newcomer: Account, to cluster: Cluster, owner: Owner, using credential: OpenCredential
    ) async throws {}

    public func console(cloudID: String, region: String) -> String? { nil }

    public func quotaPage(region: String) -> String? { nil }

    public func removal(of remains: Remains) -> [RemovalStep] { [] }

    public func revocation(of credential: Credential) -> [RevocationStep] { [] }
}

public struct Region: Codable, Hashable, Sendable {
    public let id: String
    /// Where it is, such as `Frankfurt`.
    public let name: String

    public init(_ id: String, _ name: String) {
        self.id = id
        self.name = name
    }
}

/// A kind of node.
public struct Size: Codable, Hashable, Sendable {
    public let id: String
    public let virtualCPUs: Int
    /// In GiB.
    public let memory: Double

    public init(_ id: String, virtualCPUs: Int, memory: Double) {
        self.id = id
        self.virtualCPUs = virtualCPUs
        self.memory = memory
    }
}

/// A credential whose secrets are open, for the length of one use.
public struct OpenCredential: Sendable {
    public let id: Credential.ID
    public let version: Int
    /// All fields, secret or not.
    public let fields: [String: Secret]
    /// Whose it is, if that is known already.
    public let account: Account?
    /// When it was entered, if that is known: rights given just before may not be seen everywhere yet.
    public let since: Date?
    /// What it may show instead of a secret; nil where the installation has no issuer.
    public let federation: Federation?

    public init(
        id: Credential.ID, version: Int, fields: [String: Secret], account: Account? = nil, since: Date? = nil,
        federation: Federation? = nil
    ) {
        self.id = id
        self.version = version
        self.fields = fields
        self.account = account
        self.since = since
        self.federation = federation
    }
}

public struct Validation: Sendable {
    public let account: Account
    /// What a person should know although the credential is good.
    public let warnings: [Problem]

    public init(_ account: Account, warnings: [Problem] = []) {
        self.account = account
        self.warnings = warnings
    }
}

/// A text that a provider hands to people.
public struct Document: Codable, Hashable, Sendable {
    /// `guide`, `policy`, `policy-least`, `policy-boundary`.
    public let name: String
    /// `text/markdown`, `application/json`.
    public let mediaType: String
    public let text: String

    public init(_ name: String, mediaType: String, text: String) {
        self.name = name
        self.mediaType = mediaType
        self.text = text
    }
}
