import Cloud
import Domain
import Engine
import Foundation

/// Amazon Web Services, as the rest of the program sees it.
public struct AWS: Provider {
    public let id = "aws"
    public let name = "Amazon Web Services"
    public let standardNetwork = NetworkRange(base: 10 << 24, prefix: 16)
    let catalogue: Catalogue
    let installation: String
    let door: AWSDoor
    let sessions: Sessions
    let newExternalID: @Sendable () -> String

    /// - Parameters:
    ///   - installation: what everything is tagged with.
    ///   - endpoint: one base URL for all of AWS's services, for an emulator; nil for AWS itself.
    ///   - source: who the installation is when it takes on a customer's role; nil where it is nobody.
    public init(
        installation: String, transport: @escaping Transport, time: Time, endpoint: String? = nil,
        source: AWSCredentials? = nil, catalogue: Catalogue = .standard,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        newExternalID: @escaping @Sendable () -> String = { UUID().uuidString.lowercased() }
    ) {
        self.installation = installation
        self.catalogue = catalogue
        self.newExternalID = newExternalID
        door = AWSDoor(transport: transport, time: time, endpoint: endpoint, random: random)
        sessions = Sessions(door: door, source: source)
    }

    public var regions: [Region] { catalogue.regions }
    public var sizes: [Size] { catalogue.sizes }

    public let credentialForm = Form(
        .init(
            "accessKeyID", "Access key ID", help: "IAM → Users → Security credentials → Access keys",
            isRequired: false),
        .init(
            "secretAccessKey", "Secret access key", help: "Shown once, when the key is made", isSecret: true,
            isRequired: false),
        .init("sessionToken", "Session token", help: "Only with a temporary key", isSecret: true, isRequired: false),
        .init("roleARN", "Role ARN", help: "Instead of a key: a role to take on", isRequired: false),
        .init("externalID", "External ID", help: "Made by us; the role's trust policy asks for it", isRequired: false),
        .init(
            "permissionsBoundary", "Permissions boundary",
            help: "ARN of the policy that no role of a cluster may go beyond; the smallest policy asks for it",
            isRequired: false),
        .init("defaultRegion", "Default region", help: "Such as eu-central-1", isRequired: false))

    public let clusterForm = Form(
        .init(
            "natGateways", "NAT gateways", help: "One for all zones, or one for each", isRequired: false,
            choices: ["one", "per-zone"], standard: "one"),
        .init(
            "support", "Support type", help: "What AWS does when the version's standard support ends",
            isRequired: false,
            choices: ["standard", "extended"], standard: "standard"),
        .init(
            "privateEndpoint", "Private endpoint", help: "Reach the API server from inside the VPC, too",
            isRequired: false,
            choices: ["yes", "no"], standard: "yes"),
        .init(
            "administrators", "Administrators", help: "IAM ARNs that may administer the cluster, with commas between",
            isRequired: false))

    public var documents: [Document] {
        let policy = String(decoding: PackageResources.policy_json, as: UTF8.self)
        let guide = String(decoding: PackageResources.README_md, as: UTF8.self)
        let least = PolicyDocument.least(installation: installation, partition: Partition.commercial.rawValue)
        let boundary = PolicyDocument.boundary(partition: Partition.commercial.rawValue)
        return [
            Document(
                "guide", mediaType: "text/markdown",
                text: guide.replacingOccurrences(of: "<!-- policy.json -->", with: "```json\n\(policy)```")),
            Document("policy", mediaType: "application/json", text: policy),
            Document("policy-least", mediaType: "application/json", text: least.prettyText + "\n"),
            Document("policy-boundary", mediaType: "application/json", text: boundary.prettyText + "\n"),
        ]
    }

    public func cluster(
        _ cluster: Cluster, owner: Owner, known: [String], using credential: OpenCredential
    ) throws -> any Reconcilable {
        let client = client(credential, region: cluster.region)
        var plan = try plan(cluster, known: known, account: credential.account?.id ?? "")
        plan.boundary = credential.fields["permissionsBoundary"]?.withValue { $0 }
        let graph = Graph.cluster(plan)
        return Reconciler(graph, for: owner, through: client, time: door.time, explain: explain)
    }

    public func explain(_ error: any Error) -> Problem { AWSProblems.explain(error) }

    /// A client for one pass or one question.
    func client(_ credential: OpenCredential, region: String) -> AWSClient {
        AWSClient(
            door: door, session: sessions.session(of: credential, region: region), account: credential.account?.id,
            region: region)
    }
}
