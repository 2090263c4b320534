import Cloud
import Domain
import Foundation

/// The tokens of every credential in use: fetched once, shared, and fetched again before they end.
actor Tokens {
    let entra: Entra
    private var tokens: [Identity: Task<AccessToken, any Error>] = [:]
    private var tenants: [String: String] = [:]

    init(entra: Entra) { self.entra = entra }

    /// - Parameter stale: a token that Azure refused: another one is fetched, once for all who hold it.
    func token(for identity: Identity, insteadOf stale: AccessToken? = nil) async throws -> AccessToken {
        if let task = tokens[identity] {
            let token = try? await task.value
            if let token, token != stale, token.expiresAt > entra.time.now() + .minutes(5) { return token }
            if tokens[identity] == task { tokens[identity] = nil }
        }
        // Between the check and here another caller may have begun.
        if let task = tokens[identity] { return try await task.value }
        let task = Task { try await fetch(identity) }
        tokens[identity] = task
        return try await task.value
    }

    /// A new one, whatever is kept: it proves that the secret is good now.
    func renewed(for identity: Identity) async throws -> AccessToken {
        tokens[identity] = nil
        return try await token(for: identity)
    }

    private func fetch(_ identity: Identity) async throws -> AccessToken {
        try await entra.token(for: identity, tenant: tenantID(of: identity.tenant))
    }

    /// Resolved once for each domain name.
    func tenantID(of tenant: String) async throws -> String {
        if let known = tenants[tenant] { return known }
        let id = try await entra.tenantID(of: tenant)
        tenants[tenant] = id
        return id
    }
}
