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

    /// Each status, and a line that ends with it; scripts rely on the numbers.
    @Test func eachStatusHasALineThatEndsWithIt() async throws {
        let lines: [(ExitStatus, Int32, String, Stage.Server)] = [
            (.fine, 0, "cluster get a", { _ in try .ok(ClusterBody.sample()) }),
            (.problem, 1, "cluster get a", { _ in nil }),
            (.usage, 2, "cluster get", { _ in nil }),
            (
                .declined, 3, "cluster delete a",
                { sent in
                    sent.path.contains("resources") ? try .ok(Page([ResourceBody]())) : try .ok(ClusterBody.sample())
                }
            ),
            (.unauthenticated, 4, "cluster get a", { _ in try .problem(.sample, status: 401) }),
            (.missing, 5, "cluster get a", { _ in try .problem(.sample, status: 404) }),
            (.conflict, 6, "cluster get a", { _ in try .problem(.sample, status: 409) }),
            (.throttled, 7, "cluster get a", { _ in try .problem(.sample, status: 429) }),
            (.unfinished, 8, "cluster watch a --timeout 1m", { _ in try .ok(ClusterBody.sample()) }),
            (
                .stopped, 9, "credential validate a",
                { _ in
                    try .ok(CredentialBody.sample(phase: .invalid, problem: .sample))
                }
            ),
            (
                .preflight, 10, "credential preflight a",
                { _ in
                    let missing = Finding("permission", "toy:Make", .missing, "It is denied.", advice: "Allow it.")
                    return try .ok(PreflightBody(findings: [missing]))
                }
            ),
        ]
        for (status, number, line, server) in lines {
            let typed = status == .declined ? "something else" : nil
            #expect(await Stage(server).play(line, typed: typed) == status, "\(line)")
            #expect(status.rawValue == number)
        }
        #expect(Set(lines.map(\.0)).union([.interrupted]) == Set(ExitStatus.allCases))
    }

    @Test func anInterruptedWatchSaysThatTheServerGoesOn() async {
        let stage = Stage { _ in try .ok(ClusterBody.sample()) }
        let interrupted = Time(now: { .sample }, sleep: { _ in throw CancellationError() })
        #expect(await stage.play("cluster watch payments", time: interrupted) == .interrupted)
        #expect(stage.messages.contains("the server goes on"))
    }
}
