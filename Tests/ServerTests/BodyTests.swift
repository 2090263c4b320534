import Domain
import Testing

@testable import Server

/// What comes as JSON and is none, or means two things.
@Suite(.timeLimit(.minutes(2))) struct BodyTests {
    static let bodies: [String] = [
        "", " ", "null", "true", "1", "\"text\"", "[]", "[{}]", "{", "}", "{}}", "{} trailing", "{}{}", "{'name':'a'}",
        #"{"name":"a",}"#, #"{"name":NaN}"#, #"{"name":Infinity}"#, #"{"name":"a" /* b */}"#, #"{name:"a"}"#,
        #"{"name":"a","name":"b"}"#, #"{"name":"a","n\u0061me":"b"}"#, #"{"name":"\ud800"}"#, #"{"name":"\udc00x"}"#,
        #"{"name":"\x41"}"#, #"{"name":"a\u00"}"#, "{\"name\":\"a\u{1}\"}", "{\"name\":\"a\nb\"}",
        "\u{FEFF}{\"name\":\"a\"}", #"{"name":["a"]}"#, #"{"name":{"a":1}}"#, #"{"name":1}"#, #"{"name":true}"#,
        #"{"name":null}"#, #"{"name":1e999}"#, #"{"name":"a","isAdministrator":true}"#, #"{"name":"a","":1}"#,
        #"{"__proto__":{},"name":"a"}"#, #"{"name":012}"#, #"{"name":+1}"#, #"{"name":.5}"#,
        String(repeating: "[", count: 100_000), String(repeating: #"{"name":"#, count: 50_000),
        #"{"name":"# + String(repeating: "9", count: 100_000) + "}",
    ]

    @Test(arguments: bodies) func whatIsNoOrderIsRefused(body: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask(
                "POST", "/api/v1/workspaces", body, headers: ["Content-Type": "application/json"])
            #expect(answer.status == 400, "\(answer.text)")
            #expect(try answer.problem.status == 400)
            #expect(try await premises.controlPlane.workspaces(as: Premises.administrator).count == 1)
        }
    }

    @Test(arguments: [
        "text/plain", "application/jsonp", "application/json; charset=utf-16", "application/json;charset=latin1",
        "multipart/form-data; boundary=x", "application/x-www-form-urlencoded",
    ]) func whatIsDeclaredAsSomethingElseIsRefused(mediaType: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask(
                "POST", "/api/v1/workspaces", #"{"name":"a"}"#, headers: ["Content-Type": mediaType])
            #expect(answer.status == 415)
        }
    }

    @Test(arguments: ["application/json", "application/json; charset=UTF-8", "Application/JSON"])
    func whatIsDeclaredAsJSONIsTaken(mediaType: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask(
                "POST", "/api/v1/workspaces", #"{"name":"a"}"#, headers: ["Content-Type": mediaType])
            #expect(answer.status == 201)
        }
    }

    @Test func aSecondFieldOfAnotherObjectIsNoSecondOne() async throws {
        try await Premises.with { premises in
            let body = #"{"name":"mine","provider":"toy","fields":{"name":"x","user":"me","password":"p"}}"#
            let answer = try await premises.ask("POST", "credentials", body, key: "k")
            // “name” is no field of this form, and that is what is wrong with it.
            #expect(answer.status == 422, "\(answer.text)")
        }
    }

    @Test(arguments: ["-1", "0", "abc", "1e3", "99999999999999999999", "%00", ""])
    func aLimitThatIsNoNumberOfItemsIsRefused(limit: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask("GET", "clusters?limit=\(limit)")
            #expect(answer.status == 400)
        }
    }

    @Test(arguments: [
        "tokens?after=x", "tokens?after=-1", "audit?after=0", "workspaces/default/clusters?deleted=maybe",
    ])
    func aQueryThatSaysNothingIsRefused(path: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask("GET", "/api/v1/\(path)")
            #expect(answer.status == 400)
        }
    }
}
