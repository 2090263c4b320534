import API
import Domain
import Foundation

/// Talks to a server: one request, one answer, and a `Exit` for everything that is none.
struct Client: Sendable {
    let url: String
    /// Nil for what anybody may ask.
    let token: Secret?
    let door: Door
    let workspace: String

    /// What came back, with what an edit of it has to name.
    struct Reply<Body: Sendable>: Sendable {
        let body: Body
        let tag: String?
    }

    func get<Body: Decodable & Sendable>(_ path: String, as type: Body.Type = Body.self) async throws -> Body {
        try await send("GET", path, as: type).body
    }

    func send<Body: Decodable & Sendable>(
        _ method: String, _ path: String, _ order: (any Encodable & Sendable)? = nil, headers: [String: String] = [:],
        deadline: Duration = .seconds(60), as type: Body.Type = Body.self
    ) async throws -> Reply<Body> {
        let (answer, bytes) = try await exchange(method, path, order, headers: headers, deadline: deadline)
        guard let body = try? JSON.decode(Body.self, from: bytes) else { throw notUnderstood(answer.status) }
        return Reply(body: body, tag: answer.headers["etag"])
    }

    /// For answers that are no JSON.
    func text(_ path: String) async throws -> String {
        String(decoding: try await exchange("GET", path, nil, headers: [:], deadline: .seconds(60)).1, as: UTF8.self)
    }

    /// For answers without a body.
    func tell(_ method: String, _ path: String, headers: [String: String] = [:]) async throws {
        _ = try await exchange(method, path, nil, headers: headers, deadline: .seconds(60))
    }

    /// Opens a stream that may last for hours.
    func open(_ path: String, headers: [String: String]) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let answer = try await reach(request("GET", path, nil, headers: headers, deadline: .seconds(24 * 3600)))
        guard answer.status == 200 else { throw try await refusal(answer) }
        return answer.body
    }

    /// Sends these bytes, and hands over what came back, whatever its status.
    func raw(
        _ method: String, _ path: String, _ body: [UInt8]? = nil, headers: [String: String] = [:],
        deadline: Duration = .seconds(60)
    ) async throws -> (answer: Door.Answer, body: [UInt8]) {
        let answer = try await reach(request(method, path, body, headers: headers, deadline: deadline))
        do {
            return (answer, try await answer.collect())
        } catch let silence as Door.Silence {
            throw unreachable(silence)
        }
    }

    private func exchange(
        _ method: String, _ path: String, _ order: (any Encodable & Sendable)?, headers: [String: String],
        deadline: Duration
    ) async throws -> (Door.Answer, [UInt8]) {
        let body = try order.map { try JSON.encode($0) }
        let answer = try await reach(request(method, path, body, headers: headers, deadline: deadline))
        guard (200..<300).contains(answer.status) else { throw try await refusal(answer) }
        do {
            return (answer, try await answer.collect())
        } catch let silence as Door.Silence {
            throw unreachable(silence)
        }
    }

    private func request(
        _ method: String, _ path: String, _ body: [UInt8]?, headers: [String: String], deadline: Duration
    ) -> Door.Request {
        var headers = headers
        headers["Accept"] = "application/json, \(ProblemDetails.mediaType), text/event-stream"
        headers["User-Agent"] = "freehold/\(Release.version)"
        token?.withValue { headers["Authorization"] = "Bearer \($0)" }
        if body != nil { headers["Content-Type"] = headers["Content-Type"] ?? "application/json" }
        return Door.Request(method: method, url: url + path, headers: headers, body: body ?? [], deadline: deadline)
    }

    private func reach(_ request: Door.Request) async throws -> Door.Answer {
        do {
            return try await door.send(request)
        } catch let silence as Door.Silence {
            throw unreachable(silence)
        }
    }

    private func unreachable(_ silence: Door.Silence) -> Exit {
        Exit(
            .problem,
            Problem(
                "The server at \(url) does not answer: \(silence.reason).",
                advice: "Start it with “freehold serve”, or set FREEHOLD_URL to where it is.", remedy: .wait))
    }

    private func notUnderstood(_ status: Int) -> Exit {
        Exit(
            .problem,
            Problem(
                "What answers at \(url) is not Freehold, or another version of it (HTTP \(status)).",
                advice: "Check FREEHOLD_URL, and “freehold version”.", remedy: .askOperator))
    }

    private func refusal(_ answer: Door.Answer) async throws -> Exit {
        guard let bytes = try? await answer.collect(upTo: 1 << 20),
            let details = try? JSON.decode(ProblemDetails.self, from: bytes)
        else { return notUnderstood(answer.status) }
        var exit = Exit(ExitStatus(httpStatus: answer.status), details.problem)
        exit.httpStatus = answer.status
        return exit
    }
}
