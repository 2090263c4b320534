import Domain

@testable import Server

/// A request that changes something, and what the audit tells of it.
struct Deed: Sendable {
    typealias Sending = @Sendable () async throws -> Premises.Answer

    /// The verbs of the rows that it adds, the oldest first.
    let rows: [String]
    /// Puts there what it needs; what is returned sends it.
    let prepare: @Sendable (Premises) async throws -> Sending

    init(_ rows: String..., prepare: @escaping @Sendable (Premises) async throws -> Sending) {
        self.init(rows: rows, prepare: prepare)
    }

    init(rows: [String], prepare: @escaping @Sendable (Premises) async throws -> Sending) {
        self.rows = rows
        self.prepare = prepare
    }

    /// One for each route that is not only read from.
    static let all = teams.merging(clouds) { $1 }.merging(people) { $1 }.merging(profiles) { $1 }.merging(settings) {
        $1
    }

    /// Those that leave no row, each with the reason.
    static let unwritten: [String: String] = [
        "POST /api/v1/profile/second-factor": "Nothing counts until a code of it is shown, which is written down."
    ]

    /// Those that need what a server here does not have, and where their rows are looked at.
    static let elsewhere: [String: String] = [
        "DELETE /api/v1/profile/identities/:identity": "IdentityBindingTests, beside an identity provider.",
        "POST /api/v1/people/:person/identities": "IdentityBindingTests, beside an identity provider.",
    ]

    static let team = "/api/v1/workspaces/:workspace"
    private static let target = #"{"name":"chat","channel":"webhook","address":"https://example.com/hook"}"#

    private static let teams: [String: Deed] = [
        "POST /api/v1/issuer/keys": Deed("issuer.rotate") { premises in
            { try await premises.ask("POST", "/api/v1/issuer/keys") }
        },
        "POST /api/v1/workspaces": Deed("workspace.create") { premises in
            { try await premises.ask("POST", "/api/v1/workspaces", #"{"name":"new"}"#) }
        },
        "POST /api/v1/tokens": Deed("token.create") { premises in
            { try await premises.ask("POST", "/api/v1/tokens", #"{"name":"ci"}"#) }
        },
        "DELETE /api/v1/tokens/:token": Deed("token.revoke") { premises in
            let made = try await premises.controlPlane.createToken(called: "ci", as: Premises.administrator).token
            return { try await premises.ask("DELETE", "/api/v1/tokens/\(made.id)") }
        },
        "POST \(team)/notification-targets": Deed("notification.add") { premises in
            { try await premises.ask("POST", "notification-targets", target) }
        },
        "DELETE \(team)/notification-targets/:target": Deed("notification.delete") { premises in
            _ = try await premises.ask("POST", "notification-targets", target)
            return { try await premises.ask("DELETE", "notification-targets/chat") }
        },
        "POST \(team)/notification-targets/:target/keys": Deed("notification.rotate") { premises in
            _ = try await premises.ask("POST", "notification-targets", target)
            return { try await premises.ask("POST", "notification-targets/chat/keys") }
        },
        // Nobody can be reached here; that it was tried is written down.
        "POST \(team)/notification-targets/:target/test": Deed("notification.test") { premises in
            _ = try await premises.ask("POST", "notification-targets", target)
            return { try await premises.ask("POST", "notification-targets/chat/test") }
        },
    ]
}
