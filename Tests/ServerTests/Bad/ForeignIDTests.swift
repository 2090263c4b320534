import API
import ControlPlane
import Domain
import Testing

@testable import Server

/// The id of what belongs to another team is, on any route, the id of nothing.
@Suite(.timeLimit(.minutes(10))) struct ForeignIDTests {
    private static let bodies = [
        "PATCH /api/v1/workspaces/:workspace/members/:person": #"{"role":"member"}"#,
        "PATCH /api/v1/workspaces/:workspace/credentials/:credential": #"{"name":"x"}"#,
        "PATCH /api/v1/workspaces/:workspace/clusters/:cluster": #"{"min":2}"#,
        "POST /api/v1/workspaces/:workspace/clusters/:cluster/forget": #"{"confirm":"theirs"}"#,
        "PATCH /api/v1/workspaces/:workspace/notification-targets/:target": #"{"isPaused":true}"#,
    ]

    /// What another team has, by the part of the path that it goes into.
    private func belongings(_ premises: Premises) async throws -> [String: String] {
        let plane = premises.controlPlane
        let admin = Premises.administrator
        let place = try await plane.createWorkspace("foreign", as: admin).id
        let fields = ["user": Secret("them"), "password": Secret("correct horse")]
        let credential = try await plane.addCredential(
            CredentialDraft(name: "theirs", provider: "toy", fields: fields), in: place, as: admin)
        try await premises.pass(.seconds(10))
        let draft = ClusterDraft(name: "theirs", kind: .dedicated, region: "north", credential: "theirs")
        let cluster = try await plane.createCluster(draft, in: place, as: admin).cluster
        try await premises.pass()
        let target = TargetDraft(name: "theirs", channel: .webhook, address: "https://example.com/")
        let bob = try await premises.join("bob", as: .owner, in: "foreign")
        return [
            ":credential": credential.id.rawValue, ":cluster": cluster.id.rawValue,
            ":target": try await plane.addNotificationTarget(target, in: place, as: admin).target.id.rawValue,
            ":person": bob.person.id.rawValue, ":session": bob.session.id.rawValue,
            ":invitation": try await plane.invite(as: .member, to: place, as: admin).invitation.id.rawValue,
            ":token": try await plane.createToken(called: "theirs", as: admin).token.id.rawValue,
        ]
    }

    @Test func onNoRouteIsTheIDOfAnotherTeamsThingAnythingButTheIDOfNothing() async throws {
        try await Premises.with { premises in
            let belongings = try await belongings(premises)
            let ann = premises.headers(of: try await premises.join("ann", as: .owner))
            let rows = try await premises.controlPlane.auditRows(limit: 1000, as: Premises.administrator).count
            let things = premises.toy.cloud.things.withLock { $0 }
            let all = Routes(controlPlane: premises.controlPlane, isSimulated: true, time: premises.clock.time).all
            var asked = 0
            for route in all {
                guard let (part, id) = belongings.first(where: { route.path.contains($0.key) }) else { continue }
                // As long, so that not even the length of the answer differs.
                let missing = String(id.reversed())
                var headers = ann.merging(["If-Match": "*"]) { $1 }
                let body = Self.bodies["\(route.method.rawValue) \(route.path)"] ?? ""
                if !body.isEmpty { headers["Content-Type"] = "application/json" }
                func ask(_ id: String) async throws -> Premises.Answer {
                    let path = route.path.replacing(part, with: id).replacing(":workspace", with: "default")
                    return try await premises.send(
                        route.method.rawValue, path + "?confirm=theirs", headers: headers, body: body)
                }
                let (foreign, none) = (try await ask(id), try await ask(missing))
                let told = "\(route.method) \(route.path): \(foreign.status) \(foreign.text)"
                #expect(foreign.status == 404 || foreign.status == 403, "\(told)")
                #expect(foreign.status == none.status, "\(told)")
                #expect(foreign.text.replacing(id, with: missing) == none.text.replacing(id, with: missing), "\(told)")
                asked += 1
            }
            #expect(asked > 20)
            #expect(try await premises.controlPlane.auditRows(limit: 1000, as: Premises.administrator).count == rows)
            #expect(premises.toy.cloud.things.withLock { $0 } == things)
        }
    }

    @Test(arguments: ["clusters", "plans"]) func anothersCredentialMakesNothing(path: String) async throws {
        try await Premises.with { premises in
            let foreign = try #require(try await belongings(premises)[":credential"])
            var ann = premises.headers(of: try await premises.join("ann", as: .owner))
            ann["Content-Type"] = "application/json"
            ann["Idempotency-Key"] = "k"
            let before = try await premises.controlPlane.auditRows(limit: 1000, as: Premises.administrator).count
            var answers: [Premises.Answer] = []
            for credential in [foreign, String(foreign.reversed()), "theirs", "nothin"] {
                let order =
                    #"{"name":"mine","type":"dedicated","region":"north","credential":"\#(credential)"}"#
                let answer = try await premises.send(
                    "POST", "/api/v1/workspaces/default/\(path)", headers: ann, body: order)
                #expect(answer.status == 404 || answer.status == 422, "\(answer.text)")
                answers.append(answer)
            }
            #expect(answers[0].status == answers[1].status && answers[0].body.count == answers[1].body.count)
            #expect(answers[2].status == answers[3].status && answers[2].body.count == answers[3].body.count)
            // Nobody used it, and nobody asked a cloud anything with it.
            let rows = try await premises.controlPlane.auditRows(limit: 1000, as: Premises.administrator)
            #expect(rows.count == before)
        }
    }
}
