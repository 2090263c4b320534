import API
import Testing

@Suite(.timeLimit(.minutes(10))) struct SilenceTests {
    private let canary = "canary-7f3c9-do-not-sing"

    @Test func noAnswerEverHoldsASecret() async throws {
        try await Premises.with { premises in
            var answers: [Premises.Answer] = []
            func ask(_ method: String, _ path: String, _ body: String = "", key: String? = nil) async throws {
                answers.append(
                    try await premises.ask(method, path, body, headers: ["If-Match": "*"], key: key))
            }
            let fields = #""fields":{"user":"me","password":"\#(canary)"}"#
            try await ask("POST", "credentials", #"{"name":"mine","provider":"toy",\#(fields)}"#, key: "1")
            // What is wrong with the rest must not bring the secret along.
            try await ask("POST", "credentials", #"{"name":"b!","provider":"toy",\#(fields)}"#, key: "2")
            try await ask("POST", "credentials", #"{"name":"b","provider":"toy","pasted":"\#(canary)"}"#, key: "3")
            try await ask("POST", "credentials", #"{"name":"b","provider":"toy",\#(fields)"#, key: "4")
            try await ask("POST", "credentials", #"{"name":"b","provider":"toy",\#(fields),"\#(1)":0}"#, key: "5")
            try await ask(
                "POST", "credentials", #"{"name":"b","provider":"toy","fields":{"user":"\#(canary)","password":"x"}}"#,
                key: "6")
            try await premises.pass(.seconds(10))
            try await ask("PATCH", "credentials/mine", #"{"pasted":"me:\#(canary)-2"}"#)
            try await premises.pass(.seconds(10))
            try await premises.makeCluster()
            for path in [
                "credentials", "credentials/mine", "credentials/mine/events", "clusters", "clusters/payments",
                "clusters/payments/events", "clusters/payments/resources", "/api/v1/tokens", "/api/v1/providers",
            ] {
                try await ask("GET", path)
            }
            try await ask("POST", "credentials/mine/preflight", #"{"region":"north"}"#)
            try await ask("POST", "credentials/mine/validate")
            for answer in answers {
                #expect(!answer.text.contains(canary), "\(answer.status): \(answer.text)")
                #expect(answer.headers["Cache-Control"] == "no-store")
            }
            #expect(answers.first?.status == 201)
            #expect(premises.reported.withLock { $0 }.isEmpty)
        }
    }

    @Test func aTokenIsShownOnce() async throws {
        try await Premises.with { premises in
            let made = try await premises.ask("POST", "/api/v1/tokens", #"{"name":"ci"}"#)
            let text = try made.read(NewTokenBody.self).text.secret.withValue { $0 }
            #expect(made.status == 201 && text.hasPrefix("fhp_"))
            #expect(try await !premises.ask("GET", "/api/v1/tokens").text.contains(text))
        }
    }
}
