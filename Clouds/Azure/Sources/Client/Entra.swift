import Cloud
import Domain
import Foundation

/// Microsoft Entra, as far as an application signs in there (OAuth 2.0 client credentials, v2.0 endpoints).
struct Entra: Sendable {
    let transport: Transport
    let time: Time
    let base: String

    /// Signs in. Sent once: whoever needs the token tries again as a whole. Throws a `Problem` when there is no proof.
    func token(for identity: Identity, tenant: String) async throws -> AccessToken {
        let fields =
            [
                ("client_id", identity.clientID), ("grant_type", "client_credentials"),
                ("scope", "https://management.azure.com/.default"),
            ] + (try identity.proof.fields())
        let body = fields.map { "\($0)=\($1.percentEncoded())" }.joined(separator: "&")
        let answer = try await send(
            Request(
                "POST", "\(base)/\(tenant.percentEncoded())/oauth2/v2.0/token",
                headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"],
                body: Array(body.utf8), deadline: .seconds(20)))
        guard let said = JSON(parsing: answer), let token = said["access_token"]?.string,
            case .int(let seconds) = said["expires_in"]
        else { throw NoAnswer("Entra's answer holds no token") }
        return AccessToken(token, expiresAt: time.now() + .seconds(seconds))
    }

    /// The GUID of a tenant that may be given by one of its domain names.
    func tenantID(of tenant: String) async throws -> String {
        if let id = UUID(uuidString: tenant) { return id.uuidString.lowercased() }
        let answer = try await send(
            Request(
                "GET", "\(base)/\(tenant.percentEncoded())/v2.0/.well-known/openid-configuration",
                headers: ["Accept": "application/json"], deadline: .seconds(20)))
        guard let endpoint = JSON(parsing: answer)?["token_endpoint"]?.string,
            let id = endpoint.split(separator: "/").lazy.compactMap({ UUID(uuidString: String($0)) }).first
        else { throw NoAnswer("Entra names no tenant for \(tenant)") }
        return id.uuidString.lowercased()
    }

    /// Whether there is a tenant of this id.
    func knows(tenant: String) async throws -> Bool {
        do {
            _ = try await send(
                Request(
                    "GET", "\(base)/\(tenant.percentEncoded())/v2.0/.well-known/openid-configuration",
                    headers: ["Accept": "application/json"], deadline: .seconds(20)))
            return true
        } catch let error as CloudError where error.meaning == .unauthenticated { return false }
    }

    private func send(_ request: Request) async throws -> [UInt8] {
        let response = try await transport(request)
        let body = try await response.body.collect(upTo: 1 << 20)
        guard (200..<300).contains(response.status) else {
            throw Refusal("sign-in", status: response.status, headers: response.headers, body: body, now: time.now())
                .error
        }
        return body
    }
}

extension String {
    /// RFC 3986: all but letters, digits and `-._~` is encoded.
    func percentEncoded(keeping kept: String = "") -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\(kept)".utf8)
        return String(
            decoding: utf8.flatMap { plain.contains($0) ? [$0] : [37, digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}
