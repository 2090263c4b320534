import Crypto
import Domain
import Foundation

/// Finds out who sent a request, as AWS does (IAM User Guide, “AWS Signature Version 4 for API requests”).
struct SignatureCheck {
    let arrival: Arrival
    let iam: IAM
    /// The time of day.
    let wall: Date

    func caller() throws(Refusal) -> Caller {
        guard let claim = arrival.claim else { throw missing }
        guard let stamp = arrival.request.headers["x-amz-date"], let sent = Moment(compact: stamp) else {
            throw incomplete
        }
        let token = arrival.request.headers["x-amz-security-token"]
        let (key, caller) = try owner(of: claim, token: token)
        guard expected(claim, stamp: stamp, secret: key.secret) == claim.signature else { throw mismatch }
        guard abs(sent.date.timeIntervalSince(wall)) <= 5 * 60 else { throw tooOld(stamp) }
        return caller
    }

    private func owner(of claim: Arrival.Claim, token: String?) throws(Refusal) -> (AccessKey, Caller) {
        if let session = iam.sessions[claim.accessKeyID] {
            guard session.key.sessionToken == token else { throw unknownKey }
            guard session.expiresAt > wall else { throw expired }
            // A session does not outlive its role.
            guard iam.roles[session.roleName]?.uniqueID == session.roleID else { throw unknownKey }
            let arn = "arn:aws:sts::\(iam.account):assumed-role/\(session.roleName)/\(session.name)"
            return (
                session.key,
                Caller(
                    arn: arn, userID: "\(session.roleID):\(session.name)", account: iam.account,
                    identity: .role(session.roleName), accessKeyID: claim.accessKeyID)
            )
        }
        guard token == nil, let record = iam.keys[claim.accessKeyID], record.isActive else { throw unknownKey }
        guard let name = record.userName else {
            return (
                record.key,
                Caller(
                    arn: "arn:aws:iam::\(iam.account):root", userID: iam.account, account: iam.account, identity: .root,
                    accessKeyID: claim.accessKeyID)
            )
        }
        guard let user = iam.users[name] else { throw unknownKey }
        return (
            record.key,
            Caller(
                arn: user.arn, userID: user.uniqueID, account: iam.account, identity: .user(name),
                accessKeyID: claim.accessKeyID)
        )
    }

    private func expected(_ claim: Arrival.Claim, stamp: String, secret: String) -> String {
        let request = arrival.request
        let headers = claim.signedHeaders.map { name -> String in
            let value = name == "host" ? arrival.host : request.headers[name] ?? ""
            return "\(name):\(value.split(separator: " ").joined(separator: " "))\n"
        }
        let canonical = [
            request.method, arrival.path.percentEncoded(except: "/"), canonicalQuery, headers.joined(),
            claim.signedHeaders.joined(separator: ";"), Self.hex(SHA256.hash(data: request.body)),
        ].joined(separator: "\n")
        let toSign =
            "AWS4-HMAC-SHA256\n\(stamp)\n\(claim.scope)\n\(Self.hex(SHA256.hash(data: Array(canonical.utf8))))"
        var key = SymmetricKey(data: Array("AWS4\(secret)".utf8))
        for part in [claim.day, claim.region, claim.service, "aws4_request"] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
        return Self.hex(HMAC<SHA256>.authenticationCode(for: Array(toSign.utf8), using: key))
    }

    private var canonicalQuery: String {
        arrival.query.split(separator: "&").map { $0.contains("=") ? String($0) : "\($0)=" }.sorted()
            .joined(separator: "&")
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// Each service has its own words for not believing a caller.
extension SignatureCheck {
    private var service: ServiceName { arrival.service }

    var unknownKey: Refusal {
        switch service {
        case .ec2:
            Refusal(401, "AuthFailure", "AWS was not able to validate the provided access credentials")
        case .eks:
            Refusal(403, "UnrecognizedClientException", "The security token included in the request is invalid.")
        default: Refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.")
        }
    }

    private var mismatch: Refusal {
        Refusal(
            403, service == .eks ? "InvalidSignatureException" : "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
                + "Key and signing method. Consult the service documentation for details.")
    }

    private func tooOld(_ stamp: String) -> Refusal {
        guard service != .ec2 else { return Refusal(400, "RequestExpired", "Request has expired.") }
        return Refusal(
            403, service == .eks ? "InvalidSignatureException" : "SignatureDoesNotMatch",
            "Signature expired: \(stamp) is now earlier than \(Moment(wall - .minutes(5)).compact) "
                + "(\(Moment(wall).compact) - 5 min.)")
    }

    private var expired: Refusal {
        switch service {
        case .ec2: Refusal(400, "RequestExpired", "Request has expired.")
        case .eks:
            Refusal(403, "ExpiredTokenException", "The security token included in the request is expired")
        default: Refusal(403, "ExpiredToken", "The security token included in the request is expired")
        }
    }

    private var missing: Refusal {
        Refusal(
            403, service == .eks ? "MissingAuthenticationTokenException" : "MissingAuthenticationToken",
            service == .eks ? "Missing Authentication Token" : "Request is missing Authentication Token")
    }

    private var incomplete: Refusal {
        Refusal(
            400, service == .eks ? "IncompleteSignatureException" : "IncompleteSignature",
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
    }
}
