import API
import CLI
import Domain
import Foundation
import Testing

@Suite struct APICommandTests {
    @Test func theRequestIsSentAsItIsAndTheAnswerPrinted() async throws {
        let stage = Stage { _ in Stage.Reply(status: 200, body: Array(#"{"a":1}"#.utf8)) }
        #expect(await stage.play("api post workspaces/default/clusters?x=1 --input -", input: #"{"b":2}"#) == .fine)
        #expect(stage.output == "{\"a\":1}\n")
        let sent = try #require(stage.sent.first)
        #expect(sent.method == "POST" && sent.path == "/api/v1/workspaces/default/clusters?x=1")
        #expect(sent.body == #"{"b":2}"# && sent.headers["Content-Type"] == "application/json")
        #expect(sent.headers["Authorization"] == "Bearer fhp_token" && sent.headers["Idempotency-Key"] != nil)
        #expect(await stage.play("api GET /livez --header If-Match:3") == .fine)
        #expect(stage.sent.last?.path == "/livez" && stage.sent.last?.headers["If-Match"] == "3")
    }

    @Test(arguments: [(404, CLI.ExitStatus.missing), (401, .unauthenticated), (412, .conflict), (429, .throttled)])
    func aRefusalIsPrintedAndHasItsStatus(http: Int, status: CLI.ExitStatus) async {
        let stage = Stage { _ in try .problem(.sample, status: http) }
        #expect(await stage.play("api GET x") == status)
        #expect(stage.output.contains("\"status\":\(http)"))
        #expect(stage.messages.contains(Problem.sample.summary))
    }

    @Test(arguments: [
        ("api FETCH x", "“FETCH” is no method."), ("api GET http://evil.example.com/x", "is no path."),
        ("api GET x --header Authorization:secret", "--header Authorization was given."),
        ("api GET x --header nonsense", "--header is not of the form"),
        ("api POST x --input /none/such", "--input is /none/such"),
    ])
    func whatCannotBeSentIsNot(line: String, says: String) async {
        let stage = Stage()
        #expect(await stage.play(line) == .usage)
        #expect(stage.messages.contains(says) && !stage.messages.contains("secret"), "\(stage.messages)")
        #expect(stage.sent.isEmpty)
    }
}
