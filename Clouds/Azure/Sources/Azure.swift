import Cloud
import Domain
import Engine
import Foundation

/// Microsoft Azure, as the rest of the program sees it.
public struct Azure: Provider {
    public let id = "azure"
    public let name = "Microsoft Azure"
    /// What AKS takes for a network of its own.
    public let standardNetwork = NetworkRange(base: 10 << 24 | 224 << 16, prefix: 16)
    let catalogue: Catalogue
    let installation: String
    let door: ARMDoor

    /// - Parameters:
    ///   - installation: what everything is tagged with.
    ///   - endpoint: one base URL for sign-in and Resource Manager, for an emulator; nil for Azure itself.
    public init(
        installation: String, transport: @escaping Transport, time: Time, endpoint: String? = nil,
        catalogue: Catalogue = .standard, random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.installation = installation
        self.catalogue = catalogue
        door = ARMDoor(transport: transport, time: time, endpoint: endpoint, random: random)
    }

    public var regions: [Region] { catalogue.regions }
    public var sizes: [Size] { catalogue.sizes }

    public let credentialForm = Form(
        .init("clientID", "Client ID", help: "Entra ID → App registrations → Application (client) ID"),
        .init(
            "authentication", "Authentication",
            help: "A client secret, or none: a federated credential that trusts this installation's issuer",
            isRequired: false, choices: ["secret", "federated"], standard: "secret"),
        .init(
            "clientSecret", "Client secret",
            help: "The secret's Value, shown once when it is made; not its Secret ID. None for federated",
            isSecret: true, isRequired: false),
        .init("tenantID", "Tenant ID", help: "Directory (tenant) ID, or one of the tenant's domain names"),
        .init("subscriptionID", "Subscription ID", help: "Subscriptions → Overview"),
        .init(
            "secretExpires", "Secret expires on", help: "Such as 2027-03-31: we remind you before", isRequired: false))

    public let clusterForm = Form(
        .init(
            "privateCluster", "Private cluster",
            help: "The API server has an address in the network alone; settled when the cluster is made",
            isRequired: false, choices: ["yes", "no"], standard: "no"),
        .init(
            "internalLoadBalancers", "Internal load balancers",
            help: "Services may have addresses in the network; an Owner of the subscription then runs one command",
            isRequired: false, choices: ["yes", "no"], standard: "no"))

    public var documents: [Document] {
        [
            Document(
                "guide", mediaType: "text/markdown", text: String(decoding: PackageResources.README_md, as: UTF8.self)),
            Document(
                "policy-least", mediaType: "application/json",
                text: String(decoding: PackageResources.policy_least_json, as: UTF8.self)),
        ]
    }

    public func cluster(
        _ cluster: Cluster, owner: Owner, known: [String], using credential: OpenCredential
    ) throws -> any Reconcilable {
        let client = client(credential, region: cluster.region)
        return Reconciler(
            Graph.cluster(try plan(cluster)), for: owner, through: client, time: door.time, explain: explain)
    }

    public func explain(_ error: any Error) -> Problem { AzureProblems.explain(error) }

    public func console(cloudID: String, region: String) -> String? {
        cloudID.hasPrefix("/subscriptions/") ? "https://portal.azure.com/#resource\(cloudID)" : nil
    }

    /// A client for one pass or one question.
    func client(_ credential: OpenCredential, region: String) -> AzureClient {
        let subscription = credential.fields["subscriptionID"]?.withValue { $0 } ?? ""
        return AzureClient(
            arm: ARM(door: door, identity: Identity(credential), subscription: subscription), region: region)
    }
}
