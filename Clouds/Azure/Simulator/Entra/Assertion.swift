import Foundation
import Simulation

/// A token of another issuer that an application shows instead of a secret.
struct Assertion {
    let text: String
    let application: Directory.Application
    let directory: Directory
    let wall: Date

    /// Throws as Entra does, in the order in which it looks: shape, issuer, subject, audience, signature, time.
    func check() throws(Refusal) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let head = Base64URL.bytes(parts[0]).flatMap({ JSON(reading: $0) }),
            let claims = Base64URL.bytes(parts[1]).flatMap({ JSON(reading: $0) }),
            let signature = Base64URL.bytes(parts[2])
        else {
            throw .entra(
                401, "invalid_client", 50027, "JWT token is invalid or malformed.")
        }
        try match(claims)
        let message = Array("\(parts[0]).\(parts[1])".utf8)
        let keys = directory.keys[claims["iss"].string ?? ""] ?? []
        guard keys.contains(where: { $0.verifies(signature, of: message, algorithm: head["alg"].string ?? "") }) else {
            throw .entra(
                401, "invalid_client", 700_027, "Client assertion failed signature validation.")
        }
        try checkTime(claims)
    }

    private func match(_ claims: JSON) throws(Refusal) {
        let (issuer, subject, audience) = (claims["iss"].string, claims["sub"].string, claims["aud"].string)
        func absent(_ number: Int, _ what: String, _ value: String?) -> Refusal {
            .entra(
                401, "invalid_client", number,
                "No matching federated identity record found for presented assertion \(what) '\(value ?? "")'. Check "
                    + "your federated identity credential Subject, Audience and Issuer against the presented "
                    + "assertion. https://docs.microsoft.com/azure/active-directory/develop/"
                    + "workload-identity-federation")
        }
        guard !application.federations.isEmpty else {
            throw .entra(
                401, "invalid_client", 70025,
                "The client '\(application.clientID)'(\(application.name)) has no configured federated identity "
                    + "credentials.")
        }
        let ofIssuer = application.federations.filter { $0.issuer == issuer }
        guard !ofIssuer.isEmpty else { throw absent(700_211, "issuer", issuer) }
        let ofSubject = ofIssuer.filter { $0.subject == subject || $0.subject == Directory.Federation.anySubject }
        guard !ofSubject.isEmpty else { throw absent(700_213, "subject", subject) }
        guard ofSubject.contains(where: { $0.audience == audience }) else {
            throw absent(700_212, "audience", audience)
        }
    }

    private func checkTime(_ claims: JSON) throws(Refusal) {
        let now = wall.timeIntervalSince1970
        let expiry = claims["exp"].integer.map(Double.init) ?? 0
        let start = claims["nbf"].integer.map(Double.init) ?? 0
        // Clocks may differ by five minutes.
        guard now < expiry + 300, now > start - 300 else {
            throw .entra(
                401, "invalid_client", 700_024,
                "Client assertion is not within its valid time range. Current time: \(Moment.text(wall)), expiry time "
                    + "of assertion \(Moment.text(Date(timeIntervalSince1970: expiry))).")
        }
    }
}
