import API
import CLI
import Domain
import Foundation
import Simulation

/// Runs a command line before a server that answers as it was told, and keeps all that was said and sent.
final class Stage: Sendable {
    struct Sent: Sendable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String
    }

    /// How a request is answered; nil is no answer.
    typealias Server = @Sendable (Sent) throws -> Reply?

    struct Reply: Sendable {
        let status: Int
        let body: [UInt8]
        var headers: [String: String] = [:]

        static func ok(_ body: some Encodable, status: Int = 200, revision: Int? = nil) throws -> Reply {
            Reply(
                status: status, body: try JSON.encode(body),
                headers: revision.map { ["etag": "\"\($0)\""] } ?? [:])
        }

        static func problem(_ problem: Problem, status: Int) throws -> Reply {
            Reply(status: status, body: try JSON.encode(ProblemDetails(problem, status: status)))
        }
    }

    let clock = VirtualClock()
    private let server: Server
    private let said = Locked("")
    private let told = Locked("")
    private let requests = Locked([Sent]())

    init(_ server: @escaping Server = { _ in nil }) { self.server = server }

    /// On standard output.
    var output: String { said.withLock { $0 } }
    /// On standard error.
    var messages: String { told.withLock { $0 } }
    /// What was said on either, as sentences, wherever the lines were broken.
    var words: String { (output + messages).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    var sent: [Sent] { requests.withLock { $0 } }

    /// - Parameters:
    ///   - typed: what the person answers when asked; nil when nobody is there.
    ///   - input: all of standard input.
    func play(
        _ line: String..., typed: String? = nil, input: String? = nil, screen columns: Int? = nil,
        environment: [String: String] = ["FREEHOLD_TOKEN": "fhp_token"], time: Time? = nil
    ) async -> ExitStatus {
        let terminal = Terminal(
            isInteractive: columns != nil, canAsk: typed != nil, columns: columns ?? 80,
            write: { [said] text in said.withLock { $0 += text } },
            writeMessage: { [told] text in told.withLock { $0 += text } },
            readLine: { [told] in
                // As a screen shows what is typed.
                told.withLock { $0 += (typed ?? "") + "\n" }
                return typed
            }, readAll: { input })
        let shell = Shell(environment: environment, terminal: terminal, time: time ?? clock.time, door: door)
        let arguments = line.flatMap { $0.split(separator: " ").map(String.init) }
        return await Program.run(Root.self, arguments, in: shell)
    }

    private var door: Door {
        Door { [self] request in
            let sent = Sent(
                method: request.method, path: String(request.url.dropFirst(ConnectionURL.standard.count)),
                headers: request.headers, body: String(decoding: request.body, as: UTF8.self))
            requests.withLock { $0.append(sent) }
            guard let reply = try server(sent) else { throw Door.Silence("the connection was refused") }
            return Door.Answer(
                status: reply.status, headers: reply.headers,
                body: AsyncThrowingStream { stream in
                    stream.yield(reply.body)
                    stream.finish()
                })
        }
    }

    private enum ConnectionURL {
        static let standard = "http://127.0.0.1:8080"
    }
}
