import Cloud
import Domain
import Engine
import Foundation
import Simulation

/// A cloud with two things in it: a network, and a machine inside that takes a minute to come up.
struct ToyProvider: Provider {
    /// An error that no provider should let through.
    struct Unforeseen: Error {}

    let cloud = ToyCloud()
    let time: Time
    /// Nobody is let in any more.
    let isClosed = Locked(false)

    let id = "toy"
    let name = "Toy Cloud"
    let regions = [Region("north", "North Pole"), Region("south", "South Pole")]
    let sizes = [Size("small", virtualCPUs: 1, memory: 2), Size("large", virtualCPUs: 8, memory: 32)]
    let standardNetwork = NetworkRange(base: 10 << 24, prefix: 16)
    let credentialForm = Form(
        .init("user", "User"), .init("password", "Password", isSecret: true),
        .init("hint", "Hint", isRequired: false))
    let clusterForm = Form(
        .init("flavour", "Flavour", isRequired: false, choices: ["plain", "sweet"], standard: "plain"))
    let documents = [Document("guide", mediaType: "text/markdown", text: "# How to\n")]

    func fields(inPasted text: String) -> [String: Secret]? {
        let parts = text.split(separator: ":").map(String.init)
        return parts.count == 2 ? ["user": Secret(parts[0]), "password": Secret(parts[1])] : nil
    }

    func check(_ fields: [String: Secret]) throws -> [String: Secret] {
        if fields["password"]?.withValue({ $0.count < 8 }) ?? true {
            throw Problem.invalid("password", "The password has less than 8 characters.", advice: "Give a longer one.")
        }
        return fields
    }

    func check(_ spec: Cluster.Spec, kind: Cluster.Kind, region: String) throws {
        if spec.version == "unforeseen" { throw Unforeseen() }
    }

    func validate(_ credential: OpenCredential) async throws -> Validation {
        if isClosed.withLock({ $0 }) {
            throw Problem("The toy cloud is closed.", advice: "Make a new key.", remedy: .fixCredential)
        }
        return Validation(Account(id: "account-1", principal: "user/toy", principalID: "U1"))
    }

    func preflight(_ cluster: Cluster, using credential: OpenCredential) async -> [Finding] {
        [Finding("permission", "toy:Make", .allowed, "It is allowed.")]
    }

    func choose(for cluster: Cluster, using credential: OpenCredential) async throws -> Cluster.Choices {
        Cluster.Choices(zones: ["\(cluster.region)-a"], version: "1.33")
    }

    func cluster(
        _ cluster: Cluster, owner: Owner, known: [String], using credential: OpenCredential
    ) throws -> any Reconcilable {
        var graph = Graph<ToyCloud>()
        let network = graph.add(ToyResource(name: "network", takes: .zero))
        graph.add(ToyResource(name: "machine", takes: .seconds(60), network: network))
        return Reconciler(graph, for: owner, through: cloud, time: time, explain: explain)
    }

    func removal(of remains: Remains) -> [RemovalStep] {
        remains.parts.map { RemovalStep($0.step, [.remove(["toy", "remove"] + $0.cloudIDs)]) }
    }

    let chargedItems = [
        ChargedItem("machine", "Machine", per: .hour, isSized: true), ChargedItem("road", "Road", per: .month),
    ]

    func charges(of cluster: Cluster) -> [Charge] {
        let nodes = cluster.spec.nodes
        return [
            Charge(chargedItems[0], size: cluster.spec.size, count: nodes.min...nodes.max),
            Charge(chargedItems[1], count: 1...1, note: "One for all."),
        ]
    }

    func explain(_ error: any Error) -> Problem {
        error as? Problem ?? Problem("\(error)", advice: "Nothing to do.", remedy: .wait)
    }
}
