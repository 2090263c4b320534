import API
import CLI
import Domain
import Foundation
import Testing

@Suite struct PeopleTests {
    private static let moment = Date(timeIntervalSince1970: 1_800_000_000)
    private static let member = MemberBody(
        id: "p1", email: "ann@example.com", name: "Ann", role: .member, since: moment, hasSecondFactor: false)
    private static let person = PersonBody(
        Person(
            id: .init(rawValue: "p1"), email: .init(rawValue: "ann@example.com"), name: "Ann", isAdministrator: true,
            createdAt: moment))
    private static let token = TokenBody(
        Token(
            id: .init(rawValue: "t1"), name: "ci", prefix: "fhp_abcd",
            scope: .init(workspace: .init(rawValue: "w1"), role: .member), createdAt: moment))

    private func stage() -> Stage {
        Stage { sent in
            let team = "/api/v1/workspaces/default"
            switch (sent.method, sent.path.split(separator: "?").first.map(String.init)) {
            case ("GET", "\(team)/members"): return try .ok(Page([Self.member], next: nil))
            case ("PATCH", "\(team)/members/p1"):
                let edit: RoleEdit = try JSON.decode(from: Array(sent.body.utf8))
                return try .ok(
                    MemberBody(
                        id: "p1", email: "ann@example.com", name: "Ann", role: edit.role, since: Self.moment,
                        hasSecondFactor: false))
            case ("POST", "\(team)/invitations"):
                let offer = Invitation.Offer.membership(.init(rawValue: "default"), .auditor)
                let invitation = Invitation(
                    id: .init(rawValue: "i1"), offer: offer, email: nil, invitedBy: "me", createdAt: Self.moment,
                    expiresAt: Self.moment)
                let body = NewInvitationBody(
                    invitation: InvitationBody(invitation), text: SentSecret(Secret("fhi_text")))
                return try .ok(body, status: 201)
            case ("POST", "/api/v1/people/p1/recovery"):
                let invitation = Invitation(
                    id: .init(rawValue: "i1"), offer: .account(.init(rawValue: "p1")), email: nil, invitedBy: "me",
                    createdAt: Self.moment, expiresAt: Self.moment)
                let body = NewInvitationBody(
                    invitation: InvitationBody(invitation), text: SentSecret(Secret("fhi_again")))
                return try .ok(body, status: 201)
            case ("GET", "/api/v1/people"): return try .ok(Page([Self.person], next: nil))
            case ("GET", "/api/v1/tokens"): return try .ok(Page([Self.token], next: nil))
            case ("POST", "/api/v1/tokens"):
                return try .ok(NewTokenBody(token: Self.token, text: SentSecret(Secret("fhp_text"))), status: 201)
            case ("DELETE", "\(team)/members/p1"), ("DELETE", "/api/v1/people/p1"), ("DELETE", "/api/v1/tokens/t1"):
                return Stage.Reply(status: 204, body: [])
            default: return nil
            }
        }
    }

    @Test func aNewTokenIsOnStandardOutputAndNothingElse() async throws {
        let stage = stage()
        #expect(await stage.play("token create ci --for payments --role member --days 30") == .fine)
        #expect(stage.output == "fhp_text\n")
        let order: TokenOrder = try JSON.decode(from: Array(try #require(stage.sent.first).body.utf8))
        #expect(order.workspace == "payments" && order.role == .member)
        let end = try #require(order.expiresAt)
        #expect(abs(end.timeIntervalSince(stage.clock.now + .seconds(30 * 86_400))) < 2)
    }

    @Test(arguments: [
        "token create ci --role king --for x", "token create ci --role owner", "token create ci --days 0",
    ])
    func aTokenThatCannotBeIsNotAskedFor(line: String) async {
        let stage = stage()
        #expect(await stage.play(line) == .usage)
        #expect(stage.sent.isEmpty)
    }

    @Test func tokensMembersAndPeopleAreListed() async {
        for (line, cells) in [
            ("token list", ["ci", "fhp_abcd", "w1", "member", "never"]),
            ("member list", ["ann@example.com", "member"]),
            ("person list", ["ann@example.com", "yes", "active"]),
        ] {
            let stage = stage()
            #expect(await stage.play(line) == .fine)
            for cell in cells { #expect(stage.output.contains(cell), "\(line)") }
        }
    }

    @Test func aMemberIsFoundByAddressAndGetsAnotherRoleOrGoes() async {
        let stage = stage()
        #expect(await stage.play("member edit ANN@example.com --role auditor") == .fine)
        #expect(stage.messages.contains("ann@example.com is auditor now."))
        #expect(await stage.play("member remove ann@example.com") == .fine)
        #expect(await stage.play("member remove bob@example.com") == .missing)
        #expect(await stage.play("person disable ann@example.com") == .fine)
        #expect(await stage.play("token revoke t1") == .fine)
    }

    @Test func anInvitationIsALinkThatServersDoNotLog() async {
        let stage = stage()
        #expect(await stage.play("member invite auditor") == .fine)
        #expect(stage.output == "http://127.0.0.1:8080/welcome#fhi_text\n")
        #expect(await stage.play("person recover ann@example.com") == .fine)
        #expect(stage.output.hasSuffix("/welcome#fhi_again\n"))
    }
}
