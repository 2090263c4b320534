import Cloud
import Crypto
import Domain
import Foundation

/// A notice as a webhook gets it: Standard Webhooks 1.0, signed with the target's own keys.
struct Webhook: Sendable {
    let notice: Notice
    let workspace: String

    private struct Payload: Encodable {
        struct Matter: Encodable {
            let workspace: String
            let subject: Notice.Subject?
            let summary: String
            let advice: String
        }

        let type: String
        let timestamp: Date
        let data: Matter
    }

    /// - Parameter keys: each signs; the newest first.
    func request(to address: String, signedWith keys: [SigningKey], at now: Date) throws -> Request {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = Array(
            try encoder.encode(
                Payload(
                    type: notice.cause.rawValue, timestamp: notice.at,
                    data: .init(
                        workspace: workspace, subject: notice.subject,
                        // Who reads it wants less than 20 kB in all.
                        summary: String(notice.summary.prefix(2000)), advice: String(notice.advice.prefix(2000))))))
        let moment = String(Int(now.timeIntervalSince1970))
        let signatures = try keys.map { try $0.signature(id: notice.id, moment: moment, body: body) }
        return Request(
            "POST", address,
            headers: [
                "Content-Type": "application/json", "User-Agent": "freehold", "webhook-id": notice.id,
                "webhook-timestamp": moment, "webhook-signature": signatures.joined(separator: " "),
            ], body: body, deadline: .seconds(20))
    }
}

/// What a webhook's notices are signed with: `whsec_` and 32 random bytes in base64.
struct SigningKey: Sendable {
    let secret: Secret

    private static let mark = "whsec_"

    init(secret: Secret) { self.secret = secret }

    init(from random: Randomness) { secret = Secret(Self.mark + random.bytes(32).base64EncodedString()) }

    /// `v1,` and the HMAC-SHA256 of id, moment and body, with dots between them, in base64.
    func signature(id: String, moment: String, body: [UInt8]) throws -> String {
        let key = secret.withValue { Data(base64Encoded: String($0.dropFirst(Self.mark.count))) }
        guard let key else { throw SigningKeyDamaged() }
        let signed = Data("\(id).\(moment).".utf8) + body
        return "v1," + Data(HMAC<SHA256>.authenticationCode(for: signed, using: .init(data: key))).base64EncodedString()
    }
}

/// The stored key is not what was stored.
struct SigningKeyDamaged: Error {}
