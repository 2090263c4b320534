import Cloud
import Domain
import Engine
import Foundation

/// A provider that says what no page may take at its word.
struct QuarryProvider: Provider {
    static let hostile = #"<script>alert("1")</script><img src=x onerror='a'>"#

    let quarry = Quarry()
    let time: Time

    let id = "quarry"
    let name = "The Quarry"
    let regions = [Region("north", "North & Pole")]
    let sizes = [Size("small", virtualCPUs: 1, memory: 2)]
    let standardNetwork = NetworkRange(base: 10 << 24, prefix: 16)
    let credentialForm = Form(
        .init("user", "User", help: hostile), .init("password", "Password", isSecret: true),
        .init("hint", "Hint", isRequired: false))
    let clusterForm = Form(
        .init("flavour", "Flavour", isRequired: false, choices: ["plain", "sweet"], standard: "plain"))
    let documents = [Document("guide", mediaType: "text/markdown", text: "# How to\n\n\(hostile)\n")]

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

    func check(_ spec: Cluster.Spec, kind: Cluster.Kind, region: String) throws {}

    func validate(_ credential: OpenCredential) async throws -> Validation {
        if quarry.isClosed.withLock({ $0 }) {
            throw Problem("The quarry is closed.", advice: "Make a new key.", remedy: .fixCredential)
        }
        if credential.fields["user"]?.withValue({ $0 == "stranger" }) ?? false {
            throw Problem(Self.hostile, advice: "Give another user.", remedy: .fixCredential, requestID: "R-1")
        }
        return Validation(
            Account(id: "account-1", principal: Self.hostile, principalID: "U1"),
            warnings: [Problem("The key expires on 3 March.", advice: "Make a new one.", remedy: .fixCredential)])
    }

    func preflight(_ cluster: Cluster, using credential: OpenCredential) async -> [Finding] {
        [
            Finding("permission", "quarry:Dig", .allowed, "It is allowed."),
            Finding("limit", "stones", .warning, "There are 2 of 3 left.", advice: "Ask for more."),
        ]
    }

    func choose(for cluster: Cluster, using credential: OpenCredential) async throws -> Cluster.Choices {
        Cluster.Choices(zones: ["\(cluster.region)-a"], version: "1.33")
    }

    func cluster(
        _ cluster: Cluster, owner: Owner, known: [String], using credential: OpenCredential
    ) throws -> any Reconcilable {
        var graph = Graph<Quarry>()
        let ground = graph.add(Stone(name: "ground"))
        let wall = graph.add(Stone(name: "wall", below: ground))
        graph.add(Stone(name: "roof", below: wall))
        return Reconciler(graph, for: owner, through: quarry, time: time, explain: explain)
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

    func removal(of remains: Remains) -> [RemovalStep] {
        remains.parts.map { RemovalStep($0.step, [.remove(["quarry", "remove", Self.hostile] + $0.cloudIDs)]) }
    }

    func revocation(of credential: Credential) -> [RevocationStep] {
        [
            RevocationStep("Take the key of \(Self.hostile) away.", console: "javascript:alert(1)"),
            RevocationStep("Close the gate.", console: "https://quarry.example/gate", command: ["gate", "it's shut"]),
        ]
    }

    func console(cloudID: String, region: String) -> String? {
        cloudID.hasSuffix("roof") ? "javascript:alert(1)" : "https://quarry.example/\(cloudID)"
    }
}
