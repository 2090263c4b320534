import Domain

/// Who may open and send what, by hand: one row for each route of the dashboard.
///
/// A route without a row, or a row without a route, ends the tests.
enum PageAudience: String, CaseIterable {
    case administrator, owner, manager, member, auditor

    var role: Role? { Role(rawValue: rawValue) }

    static let everybody = Set(allCases)
    private static let workers: Set<PageAudience> = [.administrator, .owner, .manager, .member]
    private static let keepers: Set<PageAudience> = [.administrator, .owner, .manager]
    private static let auditors: Set<PageAudience> = [.administrator, .owner, .manager, .auditor]
    private static let administrators: Set<PageAudience> = [.administrator]

    private static let team = "/workspaces/:workspace"

    /// Also for who is not signed in.
    static let open: Set<String> = [
        "GET /sign-in", "POST /sign-in", "POST /sign-in/code", "POST /sign-out", "GET /assets/:hash/:file",
        "GET /welcome", "GET /invitation", "POST /invitation", "POST /invitation/accept",
    ]

    static let rows: [String: Set<PageAudience>] = Dictionary(
        uniqueKeysWithValues: open.map { ($0, everybody) } + own + installation + teams)

    private static let own: [(String, Set<PageAudience>)] = [
        ("GET /", everybody), ("POST /invitation/join", everybody),
        ("GET /account", everybody), ("POST /account/password", everybody),
        ("POST /account/sessions/:session/end", everybody), ("POST /account/second-factor", everybody),
        ("POST /account/second-factor/confirm", everybody), ("POST /account/second-factor/remove", everybody),
        ("GET /device", everybody), ("POST /device", everybody), ("POST /device/decision", everybody),
        ("GET /tokens", everybody), ("POST /tokens", everybody), ("POST /tokens/:token/revoke", everybody),
    ]

    private static let installation: [(String, Set<PageAudience>)] = [
        ("GET /people", administrators), ("POST /people/:person/disable", administrators),
        ("POST /people/:person/recovery", administrators), ("GET /new-workspace", administrators),
        ("POST /new-workspace", administrators),
        ("GET /settings", administrators), ("POST /settings/prices/:provider", administrators),
        ("POST /settings/fees", administrators), ("POST /settings/service-levels", administrators),
        ("POST /settings/offers", administrators), ("POST /settings/hosts", administrators),
        ("POST /settings/hosts/:host/remove", administrators), ("POST /settings/shares", administrators),
        ("POST /settings/shares/:credential/end", administrators), ("GET /audit", administrators),
        ("GET /audit/export", administrators),
    ]

    private static let teams: [(String, Set<PageAudience>)] = [
        ("GET \(team)", everybody), ("GET \(team)/live", everybody), ("GET \(team)/members", everybody),
        ("POST \(team)/members/:person/role", keepers), ("POST \(team)/members/:person/remove", keepers),
        ("POST \(team)/invitations", keepers), ("POST \(team)/invitations/:invitation/take-back", keepers),
        ("GET \(team)/credentials", everybody), ("GET \(team)/credentials/:credential", everybody),
        ("GET \(team)/new-credential", keepers), ("POST \(team)/new-credential", keepers),
        ("GET \(team)/credentials/:credential/edit", keepers), ("POST \(team)/credentials/:credential/edit", keepers),
        ("POST \(team)/pasted", keepers), ("POST \(team)/credentials/:credential/validate", keepers),
        ("POST \(team)/credentials/:credential/prepare", keepers),
        ("GET \(team)/credentials/:credential/delete", keepers),
        ("POST \(team)/credentials/:credential/delete", keepers),
        ("GET \(team)/credentials/:credential/revoke", everybody),
        ("GET \(team)/clusters/:cluster/edit", workers), ("POST \(team)/clusters/:cluster/edit", workers),
        ("GET \(team)/clusters/:cluster/forget", workers), ("POST \(team)/clusters/:cluster/forget", workers),
        ("GET \(team)/clusters/:cluster/events", everybody), ("GET \(team)/clusters/:cluster/inventory", everybody),
        ("GET \(team)/clusters/:cluster/inventory/list", everybody),
        ("GET \(team)/clusters/:cluster/inventory/script", everybody),
        ("GET \(team)/clusters/:cluster/operations/:generation", everybody),
        ("GET \(team)/clusters", everybody), ("GET \(team)/clusters/:cluster", everybody),
        ("GET \(team)/clusters/:cluster/live", everybody), ("POST \(team)/clusters/:cluster/retry", workers),
        ("GET \(team)/clusters/:cluster/delete", workers), ("POST \(team)/clusters/:cluster/delete", workers),
        ("GET \(team)/new-cluster", workers), ("POST \(team)/new-cluster", workers),
        ("GET \(team)/audit", auditors), ("GET \(team)/audit/export", auditors),
        ("GET \(team)/notifications", everybody), ("POST \(team)/notifications", keepers),
        ("POST \(team)/notifications/:target/test", keepers), ("POST \(team)/notifications/:target/pause", keepers),
        ("POST \(team)/notifications/:target/keys", keepers), ("POST \(team)/notifications/:target/delete", keepers),
    ]
}
