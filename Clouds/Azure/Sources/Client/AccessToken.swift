import Domain
import Foundation

/// What Entra gave an application, to be shown to Resource Manager.
struct AccessToken: Sendable, Hashable {
    let text: Secret
    let expiresAt: Date
    /// The application's own id in the tenant, and the tenant's; nil when the token is opaque.
    let objectID: String?
    let tenantID: String?

    init(_ text: String, expiresAt: Date) {
        struct Claims: Decodable {
            let oid: String?
            let tid: String?
        }
        self.text = Secret(text)
        self.expiresAt = expiresAt
        // The claims are read for people only; whether the token is good is for Azure to say.
        let parts = text.split(separator: ".")
        var claims: Claims?
        if parts.count == 3, let data = Data(base64URL: String(parts[1])) {
            claims = try? JSONDecoder().decode(Claims.self, from: data)
        }
        objectID = claims?.oid?.lowercased()
        tenantID = claims?.tid?.lowercased()
    }
}

extension Data {
    fileprivate init?(base64URL text: String) {
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
