import API
import CLI
import Domain
import Foundation
import Testing

@Suite struct DoctorTests {
    /// A server of this version at this time, to which this person may come.
    static func server(version: String = Release.version, date: String? = nil, ready: Bool = true) -> Stage.Server {
        { sent in
            let headers = date.map { ["date": $0] } ?? [:]
            switch sent.path.split(separator: "?")[0] {
            case "/api/v1/version":
                return Stage.Reply(
                    status: 200, body: try JSON.encode(VersionBody(version: version)), headers: headers)
            case "/readyz":
                return ready ? try .ok(["status": "ready"]) : try .problem(.sample, status: 503)
            case "/api/v1/caller":
                return try .ok(
                    CallerBody(
                        id: "t9", name: "ci", isAdministrator: false, person: PersonBody(LoginTests.person),
                        token: TokenBody(LoginTests.token)))
            case "/api/v1/workspaces":
                let one = Workspace(id: .init(rawValue: "w1"), name: "default", createdAt: .sample)
                return try .ok(Page([WorkspaceBody(one)]))
            default: return nil
            }
        }
    }

    private func examine(
        _ server: @escaping Stage.Server, _ more: String = "", environment: [String: String] = [:]
    ) async -> (status: CLI.ExitStatus, stage: Stage) {
        let stage = Stage(server)
        let all = ["FREEHOLD_TOKEN": "fhp_token"].merging(environment) { $1 }
        return (
            await stage.play(
                "doctor \(more)", environment: all,
                time: Time(now: { .sample }, sleep: { _ in })), stage
        )
    }

    @Test func whereAllIsInOrderItSaysSo() async {
        let (status, stage) = await examine(Self.server(date: "Mon, 21 Sep 2026 14:13:20 GMT"))
        #expect(status == .fine, "\(stage.output)")
        #expect(stage.output.split(separator: "\n").allSatisfy { $0.hasPrefix("✓") }, "\(stage.output)")
        for subject in ["program", "transport", "server", "clock", "store", "token", "workspace"] {
            #expect(stage.output.contains("✓ \(subject)"))
        }
    }

    @Test func eachThingHasItsFix() async throws {
        let place = try Place()
        try FileManager.default.createDirectory(atPath: place.folder + "/freehold", withIntermediateDirectories: true)
        let file = try place.write("{\"contexts\": {}}", to: "freehold/contexts.json")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        let exposed = await examine(Self.server(), environment: place.environment)
        #expect(exposed.status == .problem && exposed.stage.words.contains("chmod 600 \(file)"))
        for (server, more, says) in [
            ({ @Sendable _ in nil }, "", "Start it with"),
            ({ @Sendable _ in Stage.Reply(status: 200, body: Array("<html>".utf8)) }, "", "is not Freehold"),
            (Self.server(date: "Mon, 21 Sep 2026 15:13:20 GMT"), "", "1 h apart"),
            (Self.server(ready: false), "", Problem.sample.advice),
            (Self.server(), "--workspace other", "Give --workspace: default."),
            (Self.server(), "--token-file /none/such", "/none/such"),
        ] as [(Stage.Server, String, String)] {
            let found = await examine(server, more)
            #expect(found.status == .problem, "\(says)")
            #expect(found.stage.words.contains(says), "\(found.stage.output)")
            #expect(found.stage.output.contains("! "))
        }
        let plain = Stage { _ in nil }
        #expect(await plain.play("doctor --url http://freehold.example.com") == .problem)
        #expect(plain.output.contains("plain text"))
    }

    @Test func anotherVersionIsNoHindrance() async {
        let (status, stage) = await examine(Self.server(version: "9.9.9"))
        #expect(status == .fine && stage.output.contains("9.9.9"))
    }

    @Test func programsReadTheSame() async throws {
        let (_, stage) = await examine(Self.server(), "-o json")
        let read = try JSONSerialization.jsonObject(with: Data(stage.output.utf8)) as? [[String: Any]]
        #expect(read?.contains { $0["subject"] as? String == "token" && $0["verdict"] as? String == "fine" } == true)
    }
}
