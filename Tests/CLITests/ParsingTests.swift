import API
import CLI
import Testing

@Suite struct ParsingTests {
    @Test(arguments: [
        ("cluster creat a", "creat"), ("cluster list --colour red", "--colour"), ("cluster get", "<name>"),
        ("cluster create a --region r --credential c", "--type"),
        ("cluster create a --type big --region r --credential c", "“big” is no type of cluster."),
        ("cluster create a --type dedicated --region r --credential c --min many", "many"),
        ("cluster create a --type dedicated --region r --credential c --timeout 5m", "--timeout is for --wait."),
        ("cluster watch a --timeout soon", "“soon” is no time to wait."),
        ("cluster create a --type dedicated --region r --credential c --option x", "key=value"),
        (
            "cluster edit a --public-access none --public-access 1.2.3.4/32",
            "--public-access is none and 1 more."
        ),
        ("cluster events a --follow -o json", "--follow prints lines"), ("cluster list -o xml", "xml"),
        ("credential preflight a --type huge", "“huge” is no type of cluster."),
        ("cluster list --url ftp://x", "“ftp://x” is no address of a server."),
    ])
    func aLineThatCannotBeUsedSendsNothing(line: String, says: String) async {
        let stage = Stage()
        #expect(await stage.play(line) == .usage)
        #expect(stage.messages.contains(says), "\(stage.messages)")
        #expect(stage.output.isEmpty && stage.sent.isEmpty)
    }

    @Test(arguments: ["--help", "cluster --help", "help cluster create", "credential add -h"])
    func helpIsAnAnswer(line: String) async {
        let stage = Stage()
        #expect(await stage.play(line) == .fine)
        #expect(stage.output.contains("USAGE:"))
        #expect(stage.messages.isEmpty)
    }

    @Test(arguments: [
        ("cluster lst", "“lst” is no command of “freehold cluster”. Did you mean “freehold cluster list”?"),
        ("clutser list", "Did you mean “freehold cluster”?"),
        ("banana", "“banana” is no command of “freehold”. See “freehold --help” for those that there are."),
    ])
    func whatWasMeantIsToldAndNotDone(line: String, says: String) async {
        let stage = Stage()
        #expect(await stage.play(line) == .usage)
        #expect(stage.words == says)
        #expect(stage.sent.isEmpty && stage.output.isEmpty)
    }

    @Test func theVersionIsTold() async {
        let stage = Stage()
        #expect(await stage.play("version") == .fine)
        #expect(stage.output.hasPrefix("freehold "))
    }

    @Test func aNameIsOnePartOfAPath() async {
        let stage = Stage { _ in try .problem(.sample, status: 404) }
        _ = await stage.play("cluster get ../x%2f?y")
        #expect(stage.sent.map(\.path) == ["/api/v1/workspaces/default/clusters/..%2Fx%252f%3Fy"])
    }

    @Test func anotherTeamIsAskedForByName() async {
        let stage = Stage { _ in try .problem(.sample, status: 404) }
        _ = await stage.play("cluster get a --workspace other")
        #expect(stage.sent.map(\.path) == ["/api/v1/workspaces/other/clusters/a"])
    }

    @Test func whatIsOrderedIsSentWithAKeyOfItsOwn() async throws {
        let stage = Stage { _ in try .problem(.sample, status: 409) }
        let line = """
            cluster create a --provider toy --type dedicated-ha --region north --credential mine --min 3 --max 6 \
            --public-access 10.0.0.0/8 --option flavour=sweet
            """
        for _ in 0..<2 { _ = await stage.play(line) }
        let body = try #require(stage.sent.first?.body)
        #expect(
            body == """
                {"credential":"mine","max":6,"min":3,"name":"a","options":{"flavour":"sweet"},"provider":"toy",\
                "publicAccess":["10.0.0.0/8"],"region":"north","type":"dedicated-ha"}
                """)
        let keys = stage.sent.compactMap { $0.headers["Idempotency-Key"] }
        #expect(keys.count == 2 && keys[0] != keys[1])
        #expect(stage.sent.allSatisfy { $0.headers["Authorization"] == "Bearer fhp_token" })
    }

    @Test func anEditNamesWhatItRead() async {
        let stage = Stage { _ in try .ok(ClusterBody.sample(phase: .running), revision: 7) }
        #expect(await stage.play("cluster edit payments --max 9") == .fine)
        #expect(stage.sent.map(\.method) == ["GET", "PATCH"])
        #expect(stage.sent.last?.headers["If-Match"] == "\"7\"")
        #expect(stage.sent.last?.body == #"{"max":9}"#)
    }
}
