import Cloud
import Foundation

/// EKS speaks REST with JSON.
struct RESTDoor: Sendable {
    let door: AWSDoor
    let region: String
    let account: String
    let session: @Sendable () async throws -> AWSCredentials

    /// - Parameters:
    ///   - path: its parts, each encoded here.
    ///   - body: sent as JSON, without the keys that have no value.
    func call<Answer: Decodable>(
        _ action: String, _ method: String, _ path: [String], query: String = "", body: [String: JSON?]? = nil,
        as type: Answer.Type
    ) async throws -> Answer {
        var call = AWSDoor.Call(
            service: .eks, action: action, method: method,
            path: "/" + path.map { $0.percentEncoded() }.joined(separator: "/"), query: query, isRepeatable: true)
        if let body {
            let object = JSON.object(body.compactMapValues { $0 })
            call.body = Array(try JSONEncoder().encode(object))
            call.headers["Content-Type"] = "application/json"
        }
        let answer = try await door.send(call, region: region, account: account, credentials: session)
        do { return try JSONDecoder().decode(type, from: Data(answer.body.isEmpty ? [123, 125] : answer.body)) } catch {
            throw NoAnswer("the answer of \(call.permission) is not what EKS gives")
        }
    }

    func call(
        _ action: String, _ method: String, _ path: [String], query: String = "", body: [String: JSON?]? = nil
    ) async throws {
        struct Nothing: Decodable {}
        _ = try await call(action, method, path, query: query, body: body, as: Nothing.self)
    }
}

/// A value to be sent as JSON.
indirect enum JSON: Encodable, Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case string(String)
    case bool(Bool)
    case int(Int)
    case array([JSON])
    case object([String: JSON])

    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .int(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }
    static func strings(_ list: [String]) -> JSON { .array(list.map { .string($0) }) }
    static func tags(_ tags: Tags) -> JSON { .object(tags.mapValues { .string($0) }) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let value): try container.encode(value)
        case .bool(let value): try container.encode(value)
        case .int(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
