import Cloud
import Crypto
import Domain
import Foundation

/// Signs requests as AWS asks (IAM user guide, “AWS Signature Version 4 for API requests”).
struct Signature: Sendable {
    let credentials: AWSCredentials
    let region: String
    let service: String
    let date: Date

    /// The request with its date, its session token and its `Authorization` header.
    func signed(_ request: Request) -> Request {
        var request = request
        let target = Target(request.url)
        var headers = Dictionary(request.headers.map { ($0.name.lowercased(), $0.value.folded) }) { $0 + "," + $1 }
        headers["host"] = target.host
        headers["x-amz-date"] = stamp
        if let token = credentials.sessionToken { headers["x-amz-security-token"] = token.withValue { $0 } }
        let names = headers.keys.sorted().joined(separator: ";")
        let canonical = canonicalRequest(
            request.method, target, headers, names, bodyHash: SHA256.hash(data: request.body).hex)
        request.headers["x-amz-date"] = stamp
        request.headers["x-amz-security-token"] = headers["x-amz-security-token"]
        request.headers["authorization"] =
            "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope), SignedHeaders=\(names), "
            + "Signature=\(signature(of: canonical))"
        return request
    }

    /// A URL that carries its signature in its query.
    /// - Parameters:
    ///   - headers: to be sent, and signed, besides `host`; names in lower case.
    ///   - life: how long AWS takes it.
    func presigned(_ method: String, _ url: String, headers: [String: String] = [:], life: Duration) -> String {
        var headers = headers.mapValues(\.folded)
        headers["host"] = Target(url).host
        let names = headers.keys.sorted().joined(separator: ";")
        var query = [
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), ("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope)"),
            ("X-Amz-Date", stamp), ("X-Amz-Expires", String(Int(life.inSeconds))), ("X-Amz-SignedHeaders", names),
        ]
        if let token = credentials.sessionToken { query.append(("X-Amz-Security-Token", token.withValue { $0 })) }
        let added = query.map { "\($0.0)=\($0.1.percentEncoded())" }.joined(separator: "&")
        let whole = url + (url.contains("?") ? "&" : "?") + added
        let canonical = canonicalRequest(
            method, Target(whole), headers, names, bodyHash: SHA256.hash(data: [UInt8]()).hex)
        return whole + "&X-Amz-Signature=" + signature(of: canonical)
    }

    func canonicalRequest(
        _ method: String, _ target: Target, _ headers: [String: String], _ names: String, bodyHash: String
    ) -> String {
        let lines = headers.keys.sorted().map { "\($0):\(headers[$0] ?? "")\n" }.joined()
        // What is already encoded in the path is encoded once more, for every service but S3.
        let path = target.path.isEmpty ? "/" : target.path.percentEncoded(keeping: "/")
        return [method, path, target.canonicalQuery, lines, names, bodyHash].joined(separator: "\n")
    }

    func stringToSign(_ canonical: String) -> String {
        "AWS4-HMAC-SHA256\n\(stamp)\n\(scope)\n\(SHA256.hash(data: Data(canonical.utf8)).hex)"
    }

    private func signature(of canonical: String) -> String {
        let key = credentials.secretAccessKey.withValue { secret in
            [day, region, service, "aws4_request"].reduce(SymmetricKey(data: Data("AWS4\(secret)".utf8))) { key, part in
                SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: key))
            }
        }
        return HMAC<SHA256>.authenticationCode(for: Data(stringToSign(canonical).utf8), using: key).hex
    }

    private var scope: String { "\(day)/\(region)/\(service)/aws4_request" }
    private var day: String { String(stamp.prefix(8)) }

    /// `20260102T030405Z`.
    private var stamp: String {
        let whole = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
        return whole.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
    }

    /// The parts of a URL that are signed, as they were sent.
    struct Target {
        let host: String
        let path: String
        let query: String

        init(_ url: String) {
            let rest = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
            let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            host = String(rest[..<end])
            let tail = rest[end...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            path = String(tail.first ?? "")
            query = tail.count > 1 ? String(tail[1]) : ""
        }

        /// Sorted by name, then value; a name alone has an empty value.
        var canonicalQuery: String {
            query.split(separator: "&").map { pair -> (String, String) in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            }
            .sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        }
    }
}

extension Sequence<UInt8> {
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
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

    /// Without spaces around it, and with single ones inside.
    fileprivate var folded: String { split(separator: " ").joined(separator: " ") }
}
