import Crypto
import Foundation
import Simulation

/// What Entra vouches for: who somebody is, in which tenant, for which door, until when.
struct AccessToken: Sendable, Hashable {
    let audience: String
    let tenantID: String
    let clientID: String
    let objectID: String
    let issuedAt: Date
    let expiresAt: Date
    /// Another one in every token.
    let serial: String

    /// A little less than the hour that a token lasts by default.
    static let lifetime = 3599

    func text(signedWith key: SymmetricKey) -> String {
        let head: JSON = ["typ": "JWT", "alg": "HS256"]
        let claims: JSON = [
            "aud": JSON(audience), "iss": JSON("https://sts.windows.net/\(tenantID)/"), "tid": JSON(tenantID),
            "appid": JSON(clientID), "oid": JSON(objectID), "sub": JSON(objectID),
            "iat": JSON(Int(issuedAt.timeIntervalSince1970)), "nbf": JSON(Int(issuedAt.timeIntervalSince1970)),
            "exp": JSON(Int(expiresAt.timeIntervalSince1970)), "uti": JSON(serial), "ver": "1.0",
        ]
        let signed = Base64URL.text(Array(head.text.utf8)) + "." + Base64URL.text(Array(claims.text.utf8))
        return signed + "."
            + Base64URL.text(Array(HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: key)))
    }

    /// Nil unless we signed it.
    init?(reading text: String, signedWith key: SymmetricKey) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let code = Base64URL.bytes(parts[2]), let body = Base64URL.bytes(parts[1]),
            HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: Array("\(parts[0]).\(parts[1])".utf8), using: key),
            let claims = JSON(reading: body), let audience = claims["aud"].string, let tenantID = claims["tid"].string,
            let clientID = claims["appid"].string, let objectID = claims["oid"].string,
            let issuedAt = claims["iat"].integer, let expiresAt = claims["exp"].integer
        else { return nil }
        self.init(
            audience: audience, tenantID: tenantID, clientID: clientID, objectID: objectID,
            issuedAt: Date(timeIntervalSince1970: Double(issuedAt)),
            expiresAt: Date(timeIntervalSince1970: Double(expiresAt)), serial: claims["uti"].string ?? "")
    }

    init(
        audience: String, tenantID: String, clientID: String, objectID: String, issuedAt: Date, expiresAt: Date,
        serial: String
    ) {
        self.audience = audience
        self.tenantID = tenantID
        self.clientID = clientID
        self.objectID = objectID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.serial = serial
    }
}
