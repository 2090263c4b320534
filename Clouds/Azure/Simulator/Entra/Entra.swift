import Foundation
import Simulation

/// Microsoft Entra's token endpoint, for applications that sign in as themselves.
struct Entra {
    let arrival: Arrival
    let wall: Date
    let requestID: String

    /// What the call is called in the log and before the faults.
    static func action(of segments: [String]) -> String {
        switch segments.last?.lowercased() {
        case "token": "Microsoft.Entra/tokens/action"
        case "endpoints": "Microsoft.Resources/endpoints/read"
        default: "Microsoft.Entra/openid-configuration/read"
        }
    }

    func answer(in world: inout World) throws(Refusal) -> Answer {
        let words = arrival.segments.map { $0.lowercased() }
        if arrival.method == "GET", words.suffix(2) == [".well-known", "openid-configuration"] {
            return try configuration(of: words[0], in: world)
        }
        if arrival.method == "GET", words == ["common", "discovery", "instance"] { return discovery }
        guard arrival.method == "POST", words.count == 4, words[1...] == ["oauth2", "v2.0", "token"] else {
            throw Refusal(404, "NotFound", "The resource cannot be found.")
        }
        return try token(tenant: arrival.segments[0], in: &world)
    }

    private func token(tenant name: String, in world: inout World) throws(Refusal) -> Answer {
        let form = Dictionary(Arrival.fields(String(decoding: arrival.request.body, as: UTF8.self))) { $1 }
        let tenant = try tenant(name, in: world)
        guard let grant = form["grant_type"] else { throw .missing("grant_type") }
        guard grant == "client_credentials" else { throw .unsupportedGrant(grant) }
        guard let clientID = form["client_id"], !clientID.isEmpty else { throw .missing("client_id") }
        guard let scope = form["scope"] else { throw .missing("scope") }
        guard let application = world.directory.application(clientID), application.tenantID == tenant.id else {
            throw .unknownApplication(clientID, tenant.domain)
        }
        if application.isDisabled { throw .disabledApplication(application) }
        if let assertion = form["client_assertion"] {
            try Assertion(text: assertion, application: application, directory: world.directory, wall: wall).check()
        } else if let secret = form["client_secret"] {
            try check(secret, of: application)
        } else {
            throw .noProof
        }
        if application.isBlocked { throw .blockedByPolicy }
        let audience = try audience(of: scope, tenant)
        let token = AccessToken(
            audience: audience, tenantID: tenant.id, clientID: application.clientID, objectID: application.objectID,
            issuedAt: wall, expiresAt: wall.addingTimeInterval(Double(AccessToken.lifetime)),
            serial: world.newSerial())
        return Answer(
            200,
            [
                "token_type": "Bearer", "expires_in": JSON(AccessToken.lifetime),
                "ext_expires_in": JSON(AccessToken.lifetime), "access_token": JSON(token.text(signedWith: world.key)),
            ])
    }

    private func check(_ secret: String, of application: Directory.Application) throws(Refusal) {
        guard let known = application.secrets.first(where: { $0.value == secret }) else {
            throw .wrongSecret(application)
        }
        guard known.expiresAt > wall else { throw .expiredSecret(application) }
    }

    /// Whom the token is for: what stands before `/.default`.
    private func audience(of scope: String, _ tenant: Directory.Tenant) throws(Refusal) -> String {
        guard scope.hasSuffix("/.default") else { throw .invalidScope(scope) }
        let resource = String(scope.dropLast("/.default".count))
        let bare = resource.hasSuffix("/") ? String(resource.dropLast()) : resource
        let known = [
            "https://management.azure.com", "https://management.core.windows.net", "https://graph.microsoft.com",
            arrival.base,
        ]
        guard known.contains(bare.lowercased()) else { throw .unknownResource(resource, tenant.domain) }
        return resource
    }

    private func tenant(_ name: String, in world: World) throws(Refusal) -> Directory.Tenant {
        guard let tenant = world.directory.tenant(name) else {
            guard UUID(uuidString: name) != nil || name.contains(".") else { throw .malformedTenant(name) }
            throw .unknownTenant(name)
        }
        return tenant
    }

    private func configuration(of name: String, in world: World) throws(Refusal) -> Answer {
        guard let tenant = world.directory.tenant(name) else {
            var refusal = Refusal.unknownTenant(name)
            refusal = Refusal(400, "invalid_tenant", refusal.message, form: refusal.form)
            throw refusal
        }
        let root = "\(arrival.base)/\(tenant.id)"
        return Answer(
            200,
            [
                "token_endpoint": JSON("\(root)/oauth2/v2.0/token"), "issuer": JSON("\(root)/v2.0"),
                "authorization_endpoint": JSON("\(root)/oauth2/v2.0/authorize"),
                "jwks_uri": JSON("\(root)/discovery/v2.0/keys"), "tenant_region_scope": "EU",
                "token_endpoint_auth_methods_supported": JSON(["client_secret_post", "private_key_jwt"]),
                "response_types_supported": JSON(["code", "token"]), "subject_types_supported": JSON(["pairwise"]),
                "id_token_signing_alg_values_supported": JSON(["RS256"]),
            ])
    }

    private var discovery: Answer {
        let host = arrival.base.split(separator: "/").last.map(String.init) ?? ""
        return Answer(
            200,
            [
                "tenant_discovery_endpoint": JSON("\(arrival.base)/common/v2.0/.well-known/openid-configuration"),
                "api-version": "1.1",
                "metadata": [
                    [
                        "preferred_network": JSON(host), "preferred_cache": JSON(host), "aliases": JSON([host]),
                    ]
                ],
            ])
    }
}
