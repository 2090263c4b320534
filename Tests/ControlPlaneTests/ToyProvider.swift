import Cloud
import Domain
import Engine
import Foundation

struct ToyProvider: Provider {
    let cloud: ToyCloud
    let door: Transport
    let time: Time

    let id = "toy"
    let name = "Toy Cloud"
    let regions = [Region("north", "North"), Region("south", "South")]
    let sizes = [Size("small", virtualCPUs: 2, memory: 4), Size("large", virtualCPUs: 8, memory: 32)]
    let credentialForm = Form(
        .init("keyID", "Key id"), .init("key", "Key", isSecret: true),
        .init("externalID", "External id", isRequired: false),
        .init(Form.expiry, "Secret expires on", isRequired: false))
    let clusterForm = Form(.init("spot", "Spot machines", choices: ["yes", "no"], standard: "no"))
    let documents = [Document("guide", mediaType: "text/markdown", text: "# Toy")]
    let standardNetwork = NetworkRange(base: 10 << 24, prefix: 16)
    private let serviceRange = NetworkRange(base: 172 << 24 | 20 << 16, prefix: 16)

    func fields(inPasted text: String) -> [String: Secret]? {
        let words = text.split(separator: " ")
        return words.count == 2 ? ["keyID": Secret(String(words[0])), "key": Secret(String(words[1]))] : nil
    }

    func check(_ fields: [String: Secret]) throws -> [String: Secret] {
        var fields = fields
        guard fields["keyID"]?.withValue({ $0.hasPrefix("TK") }) == true else {
            throw Problem.invalid("keyID", "The key id is none of the toy cloud's.", advice: "It begins with TK.")
        }
        // What is generated differs each time.
        if fields["externalID"] == nil { fields["externalID"] = Secret(UUID().uuidString) }
        return fields
    }

    func check(_ spec: Cluster.Spec, kind: Cluster.Kind, region: String) throws {
        guard spec.network.prefix <= 24 else {
            throw Problem.invalid("network", "\(spec.network) is too small.", advice: "Give a /24 or larger.")
        }
        guard !spec.network.overlaps(serviceRange) else {
            throw Problem.invalid("network", "\(spec.network) overlaps \(serviceRange).", advice: "Choose another.")
        }
    }

    func validate(_ credential: OpenCredential) async throws -> Validation {
        Validation(try await client(credential).whoami())
    }

    func preflight(_ cluster: Cluster, using credential: OpenCredential) async -> [Finding] {
        do {
            return [Finding("account", try await client(credential).whoami().id, .allowed, "It answers.")]
        } catch { return [Finding("account", "", .missing, explain(error).summary)] }
    }

    func preparation(of credential: OpenCredential) async throws -> [Finding] {
        let isNew = cloud.world.withLock(\.isNew)
        return [Finding("part", "things", isNew ? .missing : .allowed, isNew ? "Things are off." : "Things are on.")]
    }

    func prepare(_ credential: OpenCredential) async throws -> [Finding] {
        cloud.world.withLock { $0.isNew = false }
        return try await preparation(of: credential)
    }

    func choose(for cluster: Cluster, using credential: OpenCredential) async throws -> Cluster.Choices {
        guard !cloud.world.withLock(\.isNew) else {
            throw Problem("The account is new.", advice: "Nothing to do.", remedy: .wait)
        }
        return .init(zones: ["\(cluster.region)-1"], version: "1.33")
    }

    func cluster(
        _ cluster: Cluster, owner: Owner, known: [String], using credential: OpenCredential
    ) throws -> any Reconcilable {
        Reconciler(.toy(cluster), for: owner, through: client(credential), time: time, explain: explain)
    }

    func admit(
        _ newcomer: Account, to cluster: Cluster, owner: Owner, using credential: OpenCredential
    ) async throws {
        try await client(credential).admit(newcomer.principal, to: owner.name)
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
        if let problem = error as? Problem { return problem }
        return switch (error as? CloudError)?.meaning {
        case .unauthenticated:
            Problem("The toy cloud does not know this key.", advice: "Make a new key.", remedy: .fixCredential)
        case .denied:
            Problem(
                "The toy cloud denied \((error as? CloudError)?.action ?? "").", advice: "Grant it.",
                remedy: .grantPermission)
        default:
            error is NoAnswer
                ? Problem("The toy cloud gave no answer.", advice: "Nothing to do; we ask again.", remedy: .wait)
                : Problem("The toy client met something unknown.", advice: "Tell us.", remedy: .askOperator)
        }
    }

    func removal(of remains: Remains) -> [RemovalStep] {
        remains.parts.map { RemovalStep($0.step, [.remove(["toy", "remove"] + $0.cloudIDs)]) }
    }

    func revocation(of credential: Credential) -> [RevocationStep] { [RevocationStep("Take the key away.")] }

    private func client(_ credential: OpenCredential) -> ToyClient {
        ToyClient(
            cloud: cloud, door: door, keyID: credential.fields["keyID"]?.withValue { $0 } ?? "",
            secret: credential.fields["key"] ?? Secret(""))
    }
}
