import Cloud
import Simulation
import Testing

/// What a person does at a simulated cloud's console, beside the door that programs use.
struct ConsoleTests {
    private let door = Console([
        "quota": { words in words["limit"].integer.map { "The limit is \($0)." } }
    ]).beside { _ in Response(status: 299, body: .init(Array("the cloud".utf8))) }

    private func answer(
        _ method: String, _ path: String, _ body: String = "{}"
    ) async throws -> (status: Int, text: String) {
        let response = try await door(Request(method, "http://127.0.0.1:1\(path)", body: Array(body.utf8)))
        return (response.status, String(decoding: try await response.body.collect(), as: UTF8.self))
    }

    @Test func anOrderIsCarriedOut() async throws {
        let answer = try await answer("POST", "/console/quota", #"{"limit": 7}"#)
        #expect(answer.status == 200)
        #expect(answer.text == "The limit is 7.\n")
    }

    @Test(arguments: ["/", "/clusters", "/consoles", "/subscriptions/1/console/quota?limit=1", "/?Action=ListUsers"])
    func whatIsNotForTheConsoleReachesTheCloud(path: String) async throws {
        #expect(try await answer("POST", path).status == 299)
    }

    @Test(arguments: [
        ("POST", "/console/quota", #"{"limit": "many"}"#, 400), ("POST", "/console/quota", "limit=7", 400),
        ("GET", "/console/quota", #"{"limit": 7}"#, 405), ("POST", "/console/rain", "{}", 404),
        ("GET", "/console", "", 404),
    ])
    func whatItDoesNotUnderstandIsSaid(method: String, path: String, body: String, status: Int) async throws {
        let answer = try await answer(method, path, body)
        #expect(answer.status == status)
        #expect(!answer.text.isEmpty)
    }
}
