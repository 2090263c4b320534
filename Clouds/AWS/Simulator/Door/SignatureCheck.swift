import Cloud
import Crypto
import Domain
import Foundation

/// Finds out who sent a request, as AWS does (IAM User Guide, “AWS Signature Version 4 for API requests”).
struct SignatureCheck {
    let arrival: Arrival
    /// Of the accounts whose keys are known here.
    let identities: [IAM]
    /// The cloud's time: which keys have been heard of.
    let now: Date
    /// The time of day.
    let wall: Date

    /// How far a request's date may be from the time of day.
    private static let skew: Duration = .minutes(5)

    func caller() throws(Refusal) -> Caller {
        guard arrival.request.headers["authorization"] != nil else { throw missing }
        guard let claim = arrival.claim else {
            throw incomplete("Authorization header requires 'Credential' parameter.")
        }
        guard let stamp = arrival.request.headers["x-amz-date"], let sent = Moment(compact: stamp) else {
            throw incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
        }
        let (key, caller) = try owner(of: claim, token: arrival.request.headers["x-amz-security-token"])
        try checkDate(sent, stamp: stamp)
        try checkScope(claim, stamp: stamp)
        try checkHeaders(claim)
        guard expected(claim, stamp: stamp, secret: key.secret) == claim.signature else {
            throw mismatch(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                    + "Access Key and signing method. Consult the service documentation for details.")
        }
        return caller
    }

    private func owner(of claim: Arrival.Claim, token: String?) throws(Refusal) -> (AccessKey, Caller) {
        for iam in identities {
            if let session = iam.sessions[claim.accessKeyID] { return try owner(of: session, in: iam, token: token) }
            guard let record = iam.keys.found(claim.accessKeyID, at: now) else { continue }
            guard token == nil, record.isActive, let caller = caller(with: record, in: iam) else { throw unknownKey }
            return (record.key, caller)
        }
        throw unknownKey
    }

    private func owner(
        of session: IAM.Session, in iam: IAM, token: String?
    ) throws(Refusal) -> (AccessKey, Caller) {
        guard session.key.sessionToken == token else { throw unknownKey }
        guard session.expiresAt > wall else { throw expired }
        // A session does not outlive its role.
        guard iam.roles[session.roleName]?.uniqueID == session.roleID else { throw unknownKey }
        let caller = Caller(
            arn: "arn:aws:sts::\(iam.account):assumed-role/\(session.roleName)/\(session.name)",
            userID: "\(session.roleID):\(session.name)", account: iam.account, identity: .role(session.roleName),
            accessKeyID: session.key.id)
        return (session.key, caller)
    }

    /// Nil where the key's user is gone.
    private func caller(with record: IAM.KeyRecord, in iam: IAM) -> Caller? {
        guard let name = record.userName else {
            return Caller(
                arn: "arn:aws:iam::\(iam.account):root", userID: iam.account, account: iam.account, identity: .root,
                accessKeyID: record.key.id)
        }
        return iam.users[name].map {
            Caller(
                arn: $0.arn, userID: $0.uniqueID, account: iam.account, identity: .user(name),
                accessKeyID: record.key.id)
        }
    }

    private func checkDate(_ sent: Moment, stamp: String) throws(Refusal) {
        if sent.date < wall - Self.skew { throw tooOld(stamp, before: wall - Self.skew) }
        if sent.date > wall + Self.skew { throw tooEarly(stamp, after: wall + Self.skew) }
    }

    private func checkScope(_ claim: Arrival.Claim, stamp: String) throws(Refusal) {
        guard claim.day == stamp.prefix(8) else {
            throw mismatch(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'\(claim.day)' != '\(stamp.prefix(8))', from '\(stamp)'.")
        }
        guard claim.service == arrival.service.rawValue else {
            throw mismatch("Credential should be scoped to correct service: '\(arrival.service.rawValue)'.")
        }
        guard !arrival.endpoint.isNamed || claim.region == arrival.endpoint.region else {
            throw mismatch("Credential should be scoped to a valid region, not '\(claim.region)'.")
        }
    }

    /// What says where to, when and on whose behalf has to be signed.
    private func checkHeaders(_ claim: Arrival.Claim) throws(Refusal) {
        guard claim.signedHeaders.contains("host") else {
            throw mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization header.")
        }
        let bound = arrival.request.headers.map { $0.name.lowercased() }.filter { $0.hasPrefix("x-amz-") }
        if let loose = bound.first(where: { !claim.signedHeaders.contains($0) }) {
            throw mismatch("'\(loose)' must be a 'SignedHeader' in the AWS Authorization header.")
        }
    }

    private func expected(_ claim: Arrival.Claim, stamp: String, secret: String) -> String {
        let headers = claim.signedHeaders.map { "\($0):\(value(of: $0))\n" }
        // Every service but S3 has what is encoded in the path already encoded once more.
        let canonical = [
            arrival.request.method, arrival.path.percentEncoded(except: "/"), canonicalQuery, headers.joined(),
            claim.signedHeaders.joined(separator: ";"), Self.hex(SHA256.hash(data: arrival.request.body)),
        ].joined(separator: "\n")
        let toSign =
            "AWS4-HMAC-SHA256\n\(stamp)\n\(claim.scope)\n\(Self.hex(SHA256.hash(data: Array(canonical.utf8))))"
        var key = SymmetricKey(data: Array("AWS4\(secret)".utf8))
        for part in [claim.day, claim.region, claim.service, "aws4_request"] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
        return Self.hex(HMAC<SHA256>.authenticationCode(for: Array(toSign.utf8), using: key))
    }

    /// All values of a header, without needless spaces.
    private func value(of name: String) -> String {
        let values =
            name == "host"
            ? [arrival.host]
            : arrival.request.headers.filter { $0.name.lowercased() == name }
                .map(\.value)
        return values.map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: ",")
    }

    /// Encoded anew, so that it does not matter how the client spelled it; sorted by name, then value.
    private var canonicalQuery: String {
        let pairs = arrival.query.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let (name, value) = (halves[0], halves.count > 1 ? halves[1] : "")
            return (
                name.percentDecoded(plusIsSpace: false).percentEncoded(),
                value.percentDecoded(plusIsSpace: false).percentEncoded()
            )
        }
        return pairs.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
