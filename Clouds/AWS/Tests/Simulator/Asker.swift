import AWSSimulator
import Cloud
import Crypto
import Domain
import Foundation
import Simulation

/// Somebody who asks the simulated AWS, signing as AWS's documentation says, and who may sign wrongly on purpose.
struct Asker: Sendable {
    let cloud: AWSSimulator
    var key: AccessKey
    /// The date that is signed.
    var date: @Sendable () -> Date
    var region = "eu-central-1"
    /// The region that the signature says, where that is another one.
    var scopeRegion: String?
    /// The host, where it is not the service's own.
    var host: String?
    /// Headers that are sent and not signed.
    var looseHeaders: [String: String] = [:]
    var isSigning = true

    struct Reply: Sendable {
        let status: Int
        let headers: Headers
        let text: String

        /// AWS's code where it said no.
        var code: String? { headers["x-amzn-ErrorType"] ?? inside("Code") }

        var message: String? {
            inside("Message")?.replacing("&quot;", with: "\"")
                ?? text.firstMatch(of: /"message":"((?:[^"\\]|\\.)*)"/).map {
                    String($0.1).replacing("\\\"", with: "\"")
                }
        }

        /// What is inside of the first element of this name.
        func inside(_ name: String) -> String? {
            guard let start = text.firstRange(of: "<\(name)>"), let end = text.firstRange(of: "</\(name)>") else {
                return nil
            }
            return String(text[start.upperBound..<end.lowerBound])
        }
    }

    private static let versions = [
        "ec2": "2016-11-15", "iam": "2010-05-08", "sts": "2011-06-15", "elasticloadbalancing": "2015-12-01",
        "autoscaling": "2011-01-01",
    ]

    /// Asks a query API.
    func ask(_ service: String, _ action: String, _ fields: [String: String] = [:]) async throws -> Reply {
        let all = fields.merging(["Action": action, "Version": Self.versions[service] ?? ""]) { $1 }
        let body = all.sorted { $0.key < $1.key }.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }
            .joined(separator: "&")
        return try await send("POST", service, "/", body: body)
    }

    /// Asks EKS; `query` as it is to be sent.
    func eks(_ method: String, _ path: String, query: String = "", body: String = "") async throws -> Reply {
        try await send(method, "eks", path, query: query, body: body)
    }

    private func send(
        _ method: String, _ service: String, _ path: String, query: String = "", body: String
    ) async throws -> Reply {
        let place = service == "iam" ? "iam.amazonaws.com" : "\(service).\(region).amazonaws.com"
        let host = host ?? place
        let url = "https://\(host)\(path)" + (query.isEmpty ? "" : "?\(query)")
        var request = Request(method, url, body: Array(body.utf8))
        if isSigning { sign(&request, service: service, host: host, path: path, query: query) }
        for (name, value) in looseHeaders { request.headers[name] = value }
        let response = try await cloud.transport(request)
        let text = String(decoding: try await response.body.collect(), as: UTF8.self)
        return Reply(status: response.status, headers: response.headers, text: text)
    }

    private func sign(_ request: inout Request, service: String, host: String, path: String, query: String) {
        let stamp = date().formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
        let home = service == "iam" ? "us-east-1" : region
        let scope = "\(stamp.prefix(8))/\(scopeRegion ?? home)/\(service)/aws4_request"
        var signed = ["host": host, "x-amz-date": stamp]
        signed["x-amz-security-token"] = key.sessionToken
        let names = signed.keys.sorted()
        let pairs = query.split(separator: "&").map { $0.contains("=") ? String($0) : "\($0)=" }.sorted()
        let canonical = [
            request.method, Self.encoded(path, keeping: "/"), pairs.joined(separator: "&"),
            names.map { "\($0):\(signed[$0] ?? "")\n" }.joined(), names.joined(separator: ";"),
            SHA256.hash(data: request.body).hexadecimal,
        ].joined(separator: "\n")
        let text = "AWS4-HMAC-SHA256\n\(stamp)\n\(scope)\n\(SHA256.hash(data: Array(canonical.utf8)).hexadecimal)"
        var signingKey = SymmetricKey(data: Array("AWS4\(key.secret)".utf8))
        for part in scope.split(separator: "/") {
            signingKey = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: signingKey))
        }
        let signature = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: signingKey).hexadecimal
        request.headers["x-amz-date"] = stamp
        request.headers["x-amz-security-token"] = key.sessionToken
        request.headers["authorization"] =
            "AWS4-HMAC-SHA256 Credential=\(key.id)/\(scope), SignedHeaders=\(names.joined(separator: ";")), "
            + "Signature=\(signature)"
    }

    private static func encoded(_ text: String, keeping kept: String = "") -> String {
        let plain = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\(kept)")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }
}

extension Sequence<UInt8> {
    fileprivate var hexadecimal: String {
        map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
