import Cloud
import Domain
import Foundation
import Simulation
import Testing

/// What was asked of Resource Manager and what it answered, for those who judge both by the specifications.
final class ExchangeRecord: Sendable {
    struct Exchange: Sendable {
        let method: String
        let url: String
        let status: Int
        let headers: Headers
        /// As the referees read it.
        let line: String

        /// Without host and query.
        var path: String {
            let rest = url.split(separator: "?", maxSplits: 1).first.map(String.init) ?? url
            return rest.firstRange(of: "/subscriptions").map { String(rest[$0.lowerBound...]) } ?? rest
        }
    }

    private let record = Locked<[Exchange]>([])

    var exchanges: [Exchange] { record.withLock { $0 } }
    /// What is among the specifications: locks are not, nor permissions at a subscription.
    var lines: [String] { exchanges.filter { !Self.isUnspecified($0.path) }.map(\.line) }

    func keep(_ request: Request, _ response: Response, _ answer: [UInt8]) {
        guard request.url.contains("/subscriptions") else { return }
        var line: JSON = ["method": JSON(request.method), "url": JSON(request.url)]
        if let body = JSON(reading: request.body) { line["body"] = body }
        let said = JSON(reading: answer) ?? .null
        // AKS's flat refusals are not in its specification.
        if response.status < 400 || said["code"].isNull || !said["error"].isNull {
            line["status"] = JSON(response.status)
            line["resp"] = said
            line["headers"] = .object(Dictionary(response.headers.map { ($0.name, JSON($0.value)) }) { $1 })
        }
        let exchange = Exchange(
            method: request.method, url: request.url, status: response.status, headers: response.headers,
            line: line.text)
        record.withLock { $0.append(exchange) }
    }

    /// The same door, with somebody who writes along.
    func transport(_ transport: @escaping Transport) -> Transport {
        { request in
            var response = try await transport(request)
            let answer = try await response.body.collect()
            self.keep(request, response, answer)
            response.body = Response.Body(answer)
            return response
        }
    }

    /// Holds all of it, request by request and answer by answer, against Azure's own specifications.
    func judge(_ what: String) throws {
        guard SimulatedAzureReferee.isThere else { return print("skipped: no referees") }
        let lines = lines
        let verdict = try SimulatedAzureReferee.verdict(on: lines)
        #expect(verdict.contains("\(lines.count) accepted, 0 rejected"), "\(verdict.suffix(6000))")
        print("\(what), by Azure's specifications: \(verdict.split(separator: "\n").last ?? "")")
    }

    private static func isUnspecified(_ path: String) -> Bool {
        let words = path.lowercased()
        let isOfSubscription = words.split(separator: "/").count == 5
        return words.contains("microsoft.authorization/locks")
            || (words.hasSuffix("microsoft.authorization/permissions") && isOfSubscription)
    }
}
