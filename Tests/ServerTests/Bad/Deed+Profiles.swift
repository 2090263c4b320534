import Domain
import Foundation
import Testing

@testable import ControlPlane
@testable import Server

extension Deed {
    private static let password = #"{"password":"\#(Premises.password)"}"#

    /// What Ann asks, signed in.
    private static func ann(
        _ rows: String..., prepare: @escaping @Sendable (Premises, SignedIn) async throws -> (String, String, String)
    ) -> Deed {
        Deed(rows: rows) { premises in
            let ann = try await premises.join("ann", as: .owner)
            let (method, path, body) = try await prepare(premises, ann)
            var headers = premises.headers(of: ann)
            headers["Content-Type"] = "application/json"
            let all = headers
            return { try await premises.send(method, "/api/v1/profile/\(path)", headers: all, body: body) }
        }
    }

    /// The newest code of a second factor that Ann has just begun with.
    private static func code(_ premises: Premises, _ ann: SignedIn) async throws -> String {
        let caller = try await premises.controlPlane.authenticate(session: ann.text)
        let new = try await premises.controlPlane.newSecondFactor(
            password: Secret(Premises.password), from: Browser(address: "192.0.2.1"), as: caller)
        let factor = try #require(SecondFactor(new.text))
        return String(decoding: factor.code(at: Int(premises.clock.now.timeIntervalSince1970 / 30)), as: UTF8.self)
    }

    static let profiles: [String: Deed] = [
        // The new password ends every session, and begins one.
        "POST /api/v1/profile/password": ann("profile.password", "session.begin") { _, _ in
            let body = #"{"password":"\#(Premises.password)","new":"\#(Premises.password) again"}"#
            return ("POST", "password", body)
        },
        "POST /api/v1/profile/invitations": ann("invitation.accept") { premises, _ in
            let team = try await premises.controlPlane.createWorkspace("other", as: Premises.administrator).id
            let made = try await premises.controlPlane.invite(as: .member, to: team, as: Premises.administrator)
            return ("POST", "invitations", #"{"invitation":"\#(made.text.withValue { $0 })"}"#)
        },
        "DELETE /api/v1/profile/sessions/:session": ann("session.end") { _, ann in
            ("DELETE", "sessions/\(ann.session.id)", "")
        },
        "POST /api/v1/profile/second-factor": ann { _, _ in ("POST", "second-factor", password) },
        "POST /api/v1/profile/second-factor/confirm": ann("profile.second-factor.add") { premises, ann in
            ("POST", "second-factor/confirm", #"{"code":"\#(try await code(premises, ann))"}"#)
        },
        "DELETE /api/v1/profile/second-factor": ann("profile.second-factor.remove") { premises, ann in
            let caller = try await premises.controlPlane.authenticate(session: ann.text)
            _ = try await premises.controlPlane.confirmSecondFactor(Secret(code(premises, ann)), as: caller)
            return ("DELETE", "second-factor", password)
        },
    ]
}
