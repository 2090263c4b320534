/// Who may ask for what, by hand: one row for each route.
///
/// A route without a row, or a row without a route, ends the tests.
enum Audience: String, CaseIterable {
    case administrator, owner, manager, member, auditor

    static let everybody = Set(allCases)
    private static let workers: Set<Audience> = [.administrator, .owner, .manager, .member]
    private static let auditors: Set<Audience> = [.administrator, .owner, .manager, .auditor]
    private static let keepers: Set<Audience> = [.administrator, .owner, .manager]

    private static let team = "/api/v1/workspaces/:workspace"

    static let rows: [String: Set<Audience>] = [
        "GET /livez": everybody, "GET /readyz": everybody, "GET /api/v1/version": everybody,
        "GET /api/v1/openapi.yaml": everybody,
        "GET /.well-known/openid-configuration": everybody, "GET /.well-known/jwks.json": everybody,
        "POST /api/v1/sign-in": everybody, "POST /api/v1/invitations/accept": everybody,
        "POST /api/v1/invitations/recover": everybody,
        "POST /api/v1/issuer/keys": [.administrator],
        "GET /api/v1/audit": [.administrator], "GET /api/v1/audit/verification": [.administrator],
        "GET /api/v1/people": [.administrator], "DELETE /api/v1/people/:person": [.administrator],
        "POST /api/v1/people/:person/recovery": [.administrator],
        "GET /api/v1/workspaces": everybody, "POST /api/v1/workspaces": [.administrator],
        "GET /api/v1/providers": everybody, "GET /api/v1/providers/:provider": everybody,
        "GET /api/v1/providers/:provider/documents/:document": everybody,
        "GET /api/v1/tokens": everybody, "POST /api/v1/tokens": everybody, "DELETE /api/v1/tokens/:token": everybody,
        "GET /api/v1/profile": everybody, "POST /api/v1/profile/password": everybody,
        "POST /api/v1/profile/invitations": everybody, "GET /api/v1/profile/sessions": everybody,
        "DELETE /api/v1/profile/sessions/:session": everybody, "POST /api/v1/profile/second-factor": everybody,
        "POST /api/v1/profile/second-factor/confirm": everybody, "DELETE /api/v1/profile/second-factor": everybody,
        "GET /api/v1/profile/identities": everybody, "DELETE /api/v1/profile/identities/:identity": everybody,
        "POST /api/v1/people/:person/identities": [.administrator],

        "GET \(team)/members": everybody, "PATCH \(team)/members/:person": keepers,
        "DELETE \(team)/members/:person": keepers, "GET \(team)/invitations": keepers,
        "POST \(team)/invitations": keepers, "DELETE \(team)/invitations/:invitation": keepers,

        "GET \(team)/notification-targets": everybody, "POST \(team)/notification-targets": keepers,
        "DELETE \(team)/notification-targets/:target": keepers,
        "POST \(team)/notification-targets/:target/test": keepers,
        "POST \(team)/notification-targets/:target/keys": keepers,

        "GET \(team)/credentials": everybody, "POST \(team)/credentials": keepers,
        "GET \(team)/credentials/:credential": everybody, "PATCH \(team)/credentials/:credential": keepers,
        "DELETE \(team)/credentials/:credential": keepers, "GET \(team)/credentials/:credential/events": everybody,
        "POST \(team)/credentials/:credential/validate": keepers,
        "POST \(team)/credentials/:credential/preflight": workers,
        "GET \(team)/credentials/:credential/preparation": workers,
        "POST \(team)/credentials/:credential/preparation": keepers,

        "GET \(team)/clusters": everybody, "POST \(team)/clusters": workers, "POST \(team)/plans": workers,
        "GET \(team)/clusters/:cluster": everybody, "PATCH \(team)/clusters/:cluster": workers,
        "DELETE \(team)/clusters/:cluster": workers, "POST \(team)/clusters/:cluster/retry": workers,
        "GET \(team)/clusters/:cluster/events": everybody, "GET \(team)/clusters/:cluster/events/stream": everybody,
        "GET \(team)/clusters/:cluster/operations": everybody, "GET \(team)/clusters/:cluster/resources": everybody,
        "GET \(team)/clusters/:cluster/proof": everybody,
        "POST \(team)/clusters/:cluster/forget": workers, "GET \(team)/clusters/:cluster/inventory": everybody,
        "GET \(team)/credentials/:credential/revocation": everybody,

        "POST /api/v1/device/authorize": everybody, "POST /api/v1/device/token": everybody,
        "GET /api/v1/caller": everybody,

        "GET /api/v1/settings": [.administrator], "PUT /api/v1/settings/prices": [.administrator],
        "PUT /api/v1/settings/fees": [.administrator], "PUT /api/v1/settings/service-levels": [.administrator],
        "PUT /api/v1/settings/offers": [.administrator], "GET /api/v1/settings/hosts": [.administrator],
        "POST /api/v1/settings/hosts": [.administrator], "DELETE /api/v1/settings/hosts/:host": [.administrator],
        "GET /api/v1/settings/shared-credentials": [.administrator],
        "POST /api/v1/settings/shared-credentials": [.administrator],
        "DELETE /api/v1/settings/shared-credentials/:credential": [.administrator],
        "GET \(team)/shared-credentials": everybody, "GET \(team)/clusters/:cluster/cost": everybody,
        "GET \(team)/deliveries": everybody, "GET \(team)/audit": auditors,
        "PATCH \(team)/notification-targets/:target": keepers,
    ]
}
