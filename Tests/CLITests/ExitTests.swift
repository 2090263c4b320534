import API
import CLI
import Domain
import Testing

/// What a script learns from how a command ends.
@Suite struct ExitTests {
    @Test(arguments: [
        (400, 2), (401, 4), (403, 5), (404, 5), (409, 6), (412, 6), (413, 2), (415, 2), (422, 2), (428, 6), (429, 7),
        (500, 1), (503, 1),
    ])
    func aRefusalOfTheServerHasItsStatus(http: Int, exit: Int32) async {
        let stage = Stage { _ in try .problem(.sample, status: http) }
        #expect(await stage.play("cluster get payments").rawValue == exit)
        #expect(stage.output.isEmpty)
        #expect(
            stage.messages
                == "The cloud denied toy:Make to user/toy.\n  Add it to the policy; work then goes on by itself.\n")
    }

    @Test func aServerThatDoesNotAnswerIsNamed() async {
        let stage = Stage()
        #expect(await stage.play("cluster list") == .problem)
        #expect(
            stage.messages == """
                The server at http://127.0.0.1:8080 does not answer: the connection was refused.
                  Start it with “freehold serve”, or set FREEHOLD_URL to where it is.

                """)
    }

    @Test func whatIsNotFreeholdIsNotTakenForIt() async {
        let stage = Stage { _ in Stage.Reply(status: 200, body: Array("<html>".utf8)) }
        #expect(await stage.play("cluster list") == .problem)
        #expect(stage.messages.contains("is not Freehold"))
    }

    @Test func withoutATokenNothingIsSent() async {
        let stage = Stage()
        #expect(await stage.play("cluster list", environment: [:]) == .unauthenticated)
        #expect(stage.sent.isEmpty)
        #expect(stage.messages.contains("FREEHOLD_TOKEN_FILE"))
    }

    @Test func aPreflightThatFindsSomethingMissingRefuses() async {
        let finding = Finding("permission", "toy:Make", .missing, "It is denied.", advice: "Allow it.")
        let plan = PlanBody(
            steps: [.init(name: "network", needs: [])], findings: [finding], estimatedMinutes: 14, version: "1.33",
            zones: [])
        let stage = Stage { _ in try .ok(plan) }
        let order = "cluster create a --type dedicated --region north --credential mine --dry-run"
        #expect(await stage.play(order) == .preflight)
        #expect(stage.sent.map(\.path) == ["/api/v1/workspaces/default/plans"])
        #expect(stage.output.contains("a would be made of 1 steps, in about 14 min"))
        #expect(stage.output.contains("Nothing was made."))
    }

    @Test func aWaitThatLastsTooLongIsUnfinished() async {
        let stage = Stage { _ in try .ok(ClusterBody.sample()) }
        #expect(await stage.play("cluster watch payments --timeout 90s") == .unfinished)
        #expect(stage.messages.contains("is still provisioning after 1 min 30 s"))
    }

    @Test func aWaitThatNeedsAPersonStops() async {
        let stopped = [StepBody.sample("network", .stopped, problem: .sample)]
        let stage = Stage { sent in
            sent.method == "POST"
                ? try .ok(ClusterBody.sample(steps: []), status: 202) : try .ok(ClusterBody.sample(steps: stopped))
        }
        let order = "cluster create payments --type dedicated --region north --credential mine --wait"
        #expect(await stage.play(order) == .stopped)
        #expect(stage.messages.contains(Problem.sample.summary))
    }

    @Test func anInvalidCredentialStops() async {
        let stage = Stage { _ in try .ok(CredentialBody.sample(phase: .invalid, problem: .sample)) }
        #expect(await stage.play("credential validate mine") == .stopped)
        #expect(stage.output.contains("Invalid"))
    }

    private struct Ending: Sendable {
        let status: CLI.ExitStatus
        let number: Int32
        let line: String
        let server: Stage.Server
    }

    private static func refusing(_ status: CLI.ExitStatus, _ number: Int32, http: Int) -> Ending {
        Ending(status: status, number: number, line: "cluster get a") { _ in try .problem(.sample, status: http) }
    }

    /// Each status, and a line that ends with it; scripts rely on the numbers.
    private static let endings: [Ending] = [
        Ending(status: .fine, number: 0, line: "cluster get a") { _ in try .ok(ClusterBody.sample()) },
        Ending(status: .problem, number: 1, line: "cluster get a") { _ in nil },
        Ending(status: .usage, number: 2, line: "cluster get") { _ in nil },
        Ending(status: .declined, number: 3, line: "cluster delete a") { sent in
            let isList = sent.path.contains("resources")
            return isList ? try .ok(Page([ResourceBody]())) : try .ok(ClusterBody.sample())
        },
        refusing(.unauthenticated, 4, http: 401), refusing(.missing, 5, http: 404),
        refusing(.conflict, 6, http: 409), refusing(.throttled, 7, http: 429),
        Ending(status: .unfinished, number: 8, line: "cluster watch a --timeout 1m") { _ in
            try .ok(ClusterBody.sample())
        },
        Ending(status: .stopped, number: 9, line: "credential validate a") { _ in
            try .ok(CredentialBody.sample(phase: .invalid, problem: .sample))
        },
        Ending(status: .preflight, number: 10, line: "credential preflight a") { _ in
            let missing = Finding("permission", "toy:Make", .missing, "It is denied.", advice: "Allow it.")
            return try .ok(PreflightBody(findings: [missing]))
        },
    ]

    @Test func eachStatusHasALineThatEndsWithIt() async {
        for ending in Self.endings {
            let typed = ending.status == .declined ? "something else" : nil
            #expect(await Stage(ending.server).play(ending.line, typed: typed) == ending.status, "\(ending.line)")
            #expect(ending.status.rawValue == ending.number)
        }
        #expect(Set(Self.endings.map(\.status)).union([.interrupted]) == Set(CLI.ExitStatus.allCases))
    }

    @Test func anInterruptedWatchSaysThatTheServerGoesOn() async {
        let stage = Stage { _ in try .ok(ClusterBody.sample()) }
        let interrupted = Time(now: { .sample }, sleep: { _ in throw CancellationError() })
        #expect(await stage.play("cluster watch payments", time: interrupted) == .interrupted)
        #expect(stage.messages.contains("the server goes on"))
    }
}
