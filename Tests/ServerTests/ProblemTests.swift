import API
import Testing

@Suite(.timeLimit(.minutes(10))) struct ProblemTests {
    private let path = "credentials"
    private let good = #"{"name":"mine","provider":"toy","fields":{"user":"me","password":"correct horse"}}"#

    private func expect(
        _ status: Int, field: String?, for answer: Premises.Answer, _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(answer.status == status, "\(answer.text)", sourceLocation: location)
        #expect(answer.headers["Content-Type"] == "application/problem+json", sourceLocation: location)
        let problem = try answer.problem
        #expect(problem.status == status, sourceLocation: location)
        #expect(problem.field == field, sourceLocation: location)
        #expect(!problem.title.isEmpty && !problem.detail.isEmpty, sourceLocation: location)
        #expect(problem.type == "about:blank", sourceLocation: location)
    }

    @Test func anUnknownPathIsNotFound() async throws {
        try await Premises.with { premises in
            try expect(404, field: nil, for: await premises.ask("GET", "/api/v1/nothing"))
            try expect(404, field: nil, for: await premises.ask("GET", "/api/v1/workspaces/other/clusters"))
            try expect(404, field: nil, for: await premises.ask("GET", "clusters/none"))
            try expect(404, field: nil, for: await premises.ask("GET", "/api/v1/providers/toy/documents/none"))
        }
    }

    @Test func anotherMethodIsRefusedWithThoseThatArePossible() async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask("PUT", "clusters")
            try expect(405, field: nil, for: answer)
            #expect(answer.headers["Allow"] == "GET, HEAD, POST")
        }
    }

    @Test func aBodyThatIsTooLongIsRefused() async throws {
        try await Premises.with { premises in
            let long = #"{"name":"\#(String(repeating: "x", count: 2 << 20))"}"#
            try expect(413, field: nil, for: await premises.ask("POST", path, long, key: "k"))
        }
    }

    @Test func anythingButJSONIsRefused() async throws {
        try await Premises.with { premises in
            let headers = ["Content-Type": "text/plain"]
            let answer = try await premises.ask("POST", path, good, headers: headers, key: "k")
            try expect(415, field: "Content-Type", for: answer)
        }
    }

    @Test(arguments: [
        (#"{"name":"#, nil), ("[]", "body"), (#"{"name":1,"provider":"toy"}"#, "name"),
        (#"{"provider":"toy"}"#, "name"), (#"{"name":"a","provider":"toy","colour":"red"}"#, "colour"),
        (#"{"name":"a","provider":"toy","fields":{"user":7}}"#, "fields.user"), ("", "Content-Type"),
    ])
    func aBodyThatCannotBeReadNamesItsField(body: String, field: String?) async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask("POST", path, body, key: "k")
            try expect(body.isEmpty ? 415 : 400, field: field, for: answer)
        }
    }

    @Test(arguments: [
        (#"{"name":"Not DNS","provider":"toy"}"#, "name"), (#"{"name":"a","provider":"nimbus"}"#, "provider"),
        (#"{"name":"a","provider":"toy","fields":{"user":"me"}}"#, "password"),
        (#"{"name":"a","provider":"toy","fields":{"user":"me","password":"short"}}"#, "password"),
        (#"{"name":"a","provider":"toy","fields":{"colour":"red"}}"#, "colour"),
        (#"{"name":"a","provider":"toy","pasted":"what is this"}"#, "pasted"),
    ])
    func aCredentialThatCannotBeUsedNamesItsField(body: String, field: String) async throws {
        try await Premises.with { premises in
            try expect(422, field: field, for: await premises.ask("POST", path, body, key: "k"))
            let all: Page<CredentialBody> = try await premises.ask("GET", path).read()
            #expect(all.items.isEmpty)
        }
    }

    @Test(arguments: [
        (#""name":"x_y""#, "name"), (#""type":"development""#, "type"), (#""region":"west""#, "region"),
        (#""size":"huge""#, "size"), (#""min":5,"max":2"#, "max"), (#""min":0"#, "min"),
        (#""network":"10.0.0.0""#, "network"), (#""publicAccess":["1.2.3.4"]"#, "publicAccess"),
        (#""options":{"flavour":"sour"}"#, "flavour"), (#""options":{"colour":"red"}"#, "colour"),
        (#""provider":"nimbus""#, "provider"),
    ])
    func aClusterThatCannotBeMadeNamesItsField(part: String, field: String) async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            let rest = [#""name":"a""#, #""type":"dedicated""#, #""region":"north""#, #""credential":"mine""#]
                .filter { $0.split(separator: ":")[0] != part.split(separator: ":")[0] }
            let order = "{\((rest + [part]).joined(separator: ","))}"
            try expect(422, field: field, for: await premises.ask("POST", "clusters", order, key: "k"))
            try expect(422, field: field, for: await premises.ask("POST", "plans", order))
            let all: Page<ClusterBody> = try await premises.ask("GET", "clusters").read()
            #expect(all.items.isEmpty)
        }
    }

    @Test func whatNobodyForesawIsToldToTheOperatorUnderTheSameId() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            let order = Premises.order("a", more: #","version":"unforeseen""#)
            let answer = try await premises.ask("POST", "clusters", order, key: "k")
            try expect(500, field: nil, for: answer)
            let id = try #require(try answer.problem.requestID)
            #expect(answer.headers["X-Request-Id"] == id)
            #expect(!answer.text.contains("Unforeseen"))
            #expect(premises.reported.withLock { $0 } == ["\(id) Unforeseen()"])
        }
    }
}
