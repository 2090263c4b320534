import API
import CLI
import Domain
import Foundation
import Testing

@Suite struct ApplyTests {
    /// A server that keeps what it is sent.
    private final class Town: Sendable {
        let credentials = Locked([String: CredentialBody]())
        let clusters = Locked([String: ClusterBody]())

        func answer(_ sent: Stage.Sent) throws -> Stage.Reply? {
            let parts = sent.path.split(separator: "/").map(String.init)
            let missing = Problem("There is none.", advice: "Look.", remedy: .changeSpec)
            switch (sent.method, parts.dropFirst(2).first, parts.dropFirst(4).first, parts.dropFirst(5).first) {
            case ("GET", "providers", _, _):
                return parts.last == "toy" ? try .ok(ProviderBody.sample) : try .problem(missing, status: 404)
            case ("GET", _, "credentials", let name?):
                return try credentials.withLock { $0[name] }.map { try .ok($0, revision: 1) }
                    ?? .problem(missing, status: 404)
            case ("GET", _, "clusters", let name?):
                return try clusters.withLock { $0[name] }.map { try .ok($0, revision: 1) }
                    ?? .problem(missing, status: 404)
            case ("POST", _, "credentials", nil), ("PATCH", _, "credentials", _):
                let body = CredentialBody.sample()
                credentials.withLock { $0["mine"] = body }
                return try .ok(body, status: 201)
            case ("POST", _, "clusters", nil):
                let order: ClusterOrder = try JSON.decode(from: Array(sent.body.utf8))
                let body = ClusterBody.sample(order.name)
                clusters.withLock { $0[order.name] = body }
                return try .ok(body, status: 202)
            case ("PATCH", _, "clusters", _): return try .ok(ClusterBody.sample(), status: 202)
            default: return nil
            }
        }
    }

    private static let file = """
        kind: Cluster
        name: payments
        type: dedicated-ha
        region: north
        credential: mine
        version: 1.33
        min: 3
        max: 6
        publicAccess: [0.0.0.0/0]
        ---
        kind: Credential
        name: mine
        provider: toy
        fields: {user: me}
        secrets: {password: {fromEnv: TOY_SECRET}}
        """

    private let environment = ["FREEHOLD_TOKEN": "fhp_token", "TOY_SECRET": "s3cret-canary"]

    private func apply(_ text: String, _ more: String = "", to stage: Stage) async throws -> CLI.ExitStatus {
        let place = try Place()
        let file = try place.write(text, to: "all.yaml")
        return await stage.play("apply -f \(file) \(more)", environment: environment)
    }

    @Test func whatIsNotThereIsMadeAndASecondTimeChangesNothing() async throws {
        let town = Town()
        let first = Stage(town.answer)
        #expect(try await apply(Self.file, to: first) == .fine, "\(first.messages)")
        #expect(first.output == "credential/mine   created\ncluster/payments  created\n")
        let writes = first.sent.filter { $0.method != "GET" }
        #expect(writes.map(\.method) == ["POST", "POST"])
        #expect(writes.first?.body.contains(#""password":"s3cret-canary""#) == true)
        #expect(writes.last?.body.contains(#""version":"1.33""#) == true)
        let second = Stage(town.answer)
        #expect(try await apply(Self.file, to: second) == .fine)
        #expect(second.output == "credential/mine   unchanged\ncluster/payments  unchanged\n")
        #expect(second.sent.allSatisfy { $0.method == "GET" })
        for stage in [first, second] { #expect(!(stage.output + stage.messages).contains("s3cret-canary")) }
    }

    @Test func whatDiffersIsChangedAndSaid() async throws {
        let town = Town()
        _ = try await apply(Self.file, to: Stage(town.answer))
        let other = Self.file.replacing("max: 6", with: "max: 9").replacing("user: me", with: "user: you")
        let dry = Stage(town.answer)
        #expect(try await apply(other, "--dry-run", to: dry) == .fine)
        let stage = Stage(town.answer)
        #expect(try await apply(other, to: stage) == .fine)
        #expect(
            stage.output == """
                credential/mine   changed  (a new version, with another user)
                cluster/payments  changed  (max 6 → 9)

                """)
        #expect(dry.output == stage.output.replacing("changed", with: "would be changed"))
        #expect(dry.sent.allSatisfy { $0.method == "GET" })
        #expect(stage.sent.filter { $0.method == "PATCH" }.allSatisfy { $0.headers["If-Match"] == "\"1\"" })
        #expect(stage.sent.last?.body == #"{"max":9}"#)
    }

    @Test func whatCannotBeChangedIsNotTried() async throws {
        let town = Town()
        _ = try await apply(Self.file, to: Stage(town.answer))
        for (old, new, field) in [
            ("region: north", "region: south", "region"), ("provider: toy", "provider: other", "provider"),
            ("type: dedicated-ha", "type: dedicated", "type"),
        ] {
            let stage = Stage(town.answer)
            let status = try await apply(Self.file.replacing(old, with: new), to: stage)
            #expect(status == .conflict || field == "provider")
            #expect(stage.words.contains("field \(field)"), "\(stage.messages)")
            #expect(stage.sent.allSatisfy { $0.method == "GET" })
        }
    }

    @Test func programsReadWhatWasDone() async throws {
        let stage = Stage(Town().answer)
        #expect(try await apply(Self.file, "-o json", to: stage) == .fine)
        let read = try JSONSerialization.jsonObject(with: Data(stage.output.utf8)) as? [[String: Any]]
        #expect(read?.compactMap { $0["outcome"] as? String } == ["created", "created"])
    }

    @Test(arguments: [
        ("region: north", "regio: north", "document 1, field regio: it is no field of a Cluster."),
        ("region: north", "", "document 1, field region: it is missing."),
        ("min: 3", "min: many", "document 1, field min: it is not a whole number."),
        ("[0.0.0.0/0]", "here", "document 1, field publicAccess: it is not a list."),
        ("type: dedicated-ha", "type: huge", "document 1, field type: it has a value"),
        ("kind: Cluster", "kind: Cloud", "document 1, field kind:"),
        ("name: payments", "name: Payments!", "document 1, field name:"),
        ("name: mine\nprovider", "provider", "document 2, field name: it is missing."),
        ("{fromEnv: TOY_SECRET}", "s3cret-canary", "document 2, field secrets.password: it is a secret"),
        ("user: me", "password: s3cret-canary", "document 2, field fields.password: it is a secret"),
        ("fromEnv: TOY_SECRET", "fromEnv: NOT_SET", "document 2, field secrets.password: it names NOT_SET"),
        ("fromEnv: TOY_SECRET", "fromFile: none", "document 2, field secrets.password: it names"),
        ("fromEnv: TOY_SECRET", "fromEnv: A, fromFile: b", "it has to name one place."),
        ("secrets: {password", "secrets: {passwort", "document 2, field secrets.passwort: it is no field"),
        ("min: 3", "min: [", ", line "), ("min: 3", "min: 3\nmin: 4", "neither YAML nor JSON"),
        ("provider: toy", "provider: cloudy", "document 2, field provider: it is cloudy"),
    ])
    func whatCannotBeUsedIsNamedByFileDocumentAndField(old: String, new: String, says: String) async throws {
        let stage = Stage(Town().answer)
        #expect(try await apply(Self.file.replacing(old, with: new), to: stage) == .usage)
        #expect(stage.words.contains("all.yaml") && stage.words.contains(says), "\(stage.words)")
        #expect(!stage.messages.contains("s3cret-canary"))
        #expect(stage.sent.allSatisfy { $0.method == "GET" })
    }

    @Test func oneThingIsSaidOnce() async throws {
        let stage = Stage(Town().answer)
        #expect(try await apply(Self.file + "\n---\n" + Self.file, to: stage) == .usage)
        #expect(stage.words.contains("document 3, field name: it says again what cluster/payments is."))
        #expect(stage.sent.isEmpty)
        #expect(await Stage().play("apply") == .usage)
        #expect(await Stage().play("apply -f /none/such") == .usage)
        #expect(try await apply("", to: Stage()) == .usage)
    }

    @Test func aFileOfJSONIsOne() async throws {
        let stage = Stage(Town().answer)
        let order = ["kind": "Cluster", "name": "a", "type": "dedicated", "region": "north", "credential": "mine"]
        let json = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        #expect(await stage.play("apply -f -", input: json, environment: environment) == .fine)
        #expect(stage.output == "cluster/a  created\n")
    }
}
