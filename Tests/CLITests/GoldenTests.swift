import API
import CLI
import Domain
import Foundation
import Testing

/// What people see most, byte for byte, on a narrow and a wide screen and where there is none.
///
/// With FREEHOLD_GOLDEN=write in the environment, what is said now is written down as what is expected.
@Suite struct GoldenTests {
    struct Scene: Sendable, CustomTestStringConvertible {
        let name: String
        let line: String
        var typed: String?
        let server: Stage.Server

        var testDescription: String { name }
    }

    private static let time = Time(now: { Date.sample.addingTimeInterval(95) }, sleep: { _ in })

    private static func plays(_ scene: Scene, columns: Int?) async -> String {
        let stage = Stage(scene.server)
        let status = await stage.play(
            scene.line, typed: scene.typed, screen: columns, environment: ["FREEHOLD_TOKEN": "fhp_token"], time: time)
        let messages = stage.messages.isEmpty ? "" : "--- said\n\(stage.messages)"
        return "\(stage.output)\(messages)--- exit \(status.rawValue)\n".replacing(Release.version, with: "VERSION")
    }

    @Test(arguments: Scene.all, [80, 200, nil] as [Int?])
    func itIsSaidAsItWas(scene: Scene, columns: Int?) async throws {
        let said = await Self.plays(scene, columns: columns)
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        let file = folder.appending(path: "\(scene.name).\(columns.map(String.init) ?? "pipe").txt")
        if ProcessInfo.processInfo.environment["FREEHOLD_GOLDEN"] == "write" {
            try said.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try said == String(contentsOf: file, encoding: .utf8))
        // Where nothing is drawn, nothing is cut, and nothing is coloured anywhere here.
        #expect(!said.contains("\u{1B}"))
        guard let columns, !scene.line.contains("wide") else { return }
        for line in said.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
    }
}

extension GoldenTests.Scene {
    static let all: [Self] = [
        .init(name: "cluster-list", line: "cluster list", server: clusters),
        .init(name: "cluster-list-wide", line: "cluster list -o wide", server: clusters),
        .init(name: "cluster-list-empty", line: "cluster list") { _ in try .ok(Page([ClusterBody]())) },
        .init(name: "cluster-get", line: "cluster get payments") { _ in try .ok(ClusterBody.sample()) },
        .init(name: "cluster-get-stopped", line: "cluster get payments") { _ in
            let steps = [StepBody.sample("network", .stopped, problem: .sample)]
            return try .ok(ClusterBody.sample(steps: steps, problem: .sample))
        },
        .init(
            name: "cluster-plan",
            line: "cluster create payments --type dedicated --region north --credential mine --dry-run", server: plan),
        .init(name: "cluster-created", line: "cluster create payments --type dedicated --region north --credential m") {
            _ in try .ok(ClusterBody.sample(), status: 202)
        },
        .init(name: "cluster-delete", line: "cluster delete payments", typed: "payments", server: deletion),
        .init(name: "cluster-delete-asked", line: "cluster delete payments", server: deletion),
        .init(name: "cluster-proof", line: "cluster proof payments") { _ in try .ok(proof) },
        .init(name: "credential-list", line: "credential list", server: credentials),
        .init(name: "credential-get", line: "credential get mine") { _ in try .ok(CredentialBody.sample()) },
        .init(name: "credential-invalid", line: "credential validate mine") { _ in
            try .ok(CredentialBody.sample(phase: .invalid, problem: .sample))
        },
        .init(name: "no-server", line: "cluster list") { _ in nil },
        .init(name: "refused", line: "cluster get payments") { _ in try .problem(.sample, status: 403) },
        .init(name: "mistyped", line: "cluster lst") { _ in nil },
        .init(name: "doctor", line: "doctor", server: DoctorTests.server(date: "Mon, 21 Sep 2026 14:14:55 GMT")),
        .init(name: "doctor-wrong", line: "doctor") { _ in nil },
        .init(name: "help-cluster-create", line: "cluster create --help") { _ in nil },
        .init(name: "help-apply", line: "apply --help") { _ in nil },
    ]

    private static let clusters: Stage.Server = { _ in
        try .ok(Page([ClusterBody.sample(problem: .sample), .sample("web", phase: .running)]))
    }

    private static let credentials: Stage.Server = { _ in
        try .ok(Page([CredentialBody.sample(), .sample(phase: .invalid, problem: .sample)]))
    }

    private static let plan: Stage.Server = { _ in
        try .ok(
            PlanBody(
                steps: [
                    .init(name: "network", needs: []), .init(name: "control-plane", needs: ["network", "role"]),
                ],
                findings: [
                    Finding("permission", "toy:Make", .missing, "user/toy may not do it.", advice: "Allow it."),
                    Finding("quota", "addresses", .allowed, "2 of 5 are free."),
                ], estimatedMinutes: 14, version: "1.33", zones: ["north-a"]))
    }

    private static let proof = ProofBody(
        cluster: "payments", provider: "toy", region: "north", account: "account-1", lookedAt: .sample,
        looked: ["networks", "machines"], remnants: [], kept: ["the log of the control plane"],
        removed: ["network", "control-plane", "node-group"])

    private static let deletion: Stage.Server = { sent in
        if sent.path.contains("/resources") {
            let all = [StepBody].sample.filter { $0.state == .ready }
            return try .ok(Page(all.map { ResourceBody(step: $0.name, state: $0.state, cloudID: "id-\($0.name)") }))
        }
        return try .ok(ClusterBody.sample(phase: sent.method == "DELETE" ? .deleting : .running))
    }
}
