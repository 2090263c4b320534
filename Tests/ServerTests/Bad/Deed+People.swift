import ControlPlane
import Domain

@testable import Server

extension Deed {
    /// A request about somebody who is a member.
    private static func ofAnn(
        _ row: String, _ method: String, _ path: @escaping @Sendable (SignedIn) -> String, body: String = ""
    ) -> Deed {
        Deed(row) { premises in
            // Somebody else owns the team, so that Ann may go.
            _ = try await premises.join("olga", as: .owner)
            let ann = try await premises.join("ann", as: .member)
            return { try await premises.ask(method, path(ann), body) }
        }
    }

    private static func invitation(_ premises: Premises) async throws -> (id: Invitation.ID, text: String) {
        let team = try await premises.controlPlane.workspace(called: "default", as: Premises.administrator).id
        let made = try await premises.controlPlane.invite(as: .member, to: team, as: Premises.administrator)
        return (made.invitation.id, made.text.withValue { $0 })
    }

    static let people: [String: Deed] = [
        "POST /api/v1/sign-in": Deed("session.begin") { premises in
            _ = try await premises.join("ann", as: .member)
            let order = #"{"email":"ann@example.com","password":"\#(Premises.password)"}"#
            return { try await premises.post("sign-in", order) }
        },
        // Two things happen: a person comes into being, and is signed in.
        "POST /api/v1/invitations/accept": Deed("invitation.accept", "session.begin") { premises in
            let text = try await invitation(premises).text
            let order =
                #"{"invitation":"\#(text)","email":"ann@example.com","name":"Ann","password":"\#(Premises.password)"}"#
            return { try await premises.post("invitations/accept", order) }
        },
        "POST /api/v1/invitations/recover": Deed("profile.recover", "session.begin") { premises in
            let ann = try await premises.join("ann", as: .member).person.id
            let made = try await premises.controlPlane.recoverPerson(ann, as: Premises.administrator).text
            let text = made.withValue { $0 }
            let order = #"{"invitation":"\#(text)","password":"\#(Premises.password) again"}"#
            return { try await premises.post("invitations/recover", order) }
        },
        "POST /api/v1/people/:person/recovery": ofAnn(
            "person.recover", "POST", { "/api/v1/people/\($0.person.id)/recovery" }),
        "DELETE /api/v1/people/:person": ofAnn("person.disable", "DELETE", { "/api/v1/people/\($0.person.id)" }),
        "PATCH \(team)/members/:person": ofAnn(
            "member.role", "PATCH", { "members/\($0.person.id)" }, body: #"{"role":"auditor"}"#),
        "DELETE \(team)/members/:person": ofAnn("member.remove", "DELETE", { "members/\($0.person.id)" }),
        "POST \(team)/invitations": Deed("member.invite") { premises in
            { try await premises.ask("POST", "invitations", #"{"role":"member"}"#) }
        },
        "DELETE \(team)/invitations/:invitation": Deed("member.uninvite") { premises in
            let id = try await invitation(premises).id
            return { try await premises.ask("DELETE", "invitations/\(id)") }
        },
    ]
}
