import API
import ArgumentParser
import Domain
import Foundation

public struct APICommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "api", abstract: "Send one request to the server's API, and print the answer's body.",
        discussion: """
            The request shows the token of the context. The exit code is that of every other command: 2 where the \
            request cannot be used, 4 without a valid token, 5 for what is not allowed or not there, 6 for a conflict.

            EXAMPLES
              freehold api GET workspaces/default/clusters
              freehold api POST /api/v1/workspaces/default/clusters --input order.json
              freehold api DELETE workspaces/default/clusters/payments?confirm=payments
            """)

    private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    @Argument(help: "GET, POST, PUT, PATCH or DELETE.") var method: String
    @Argument(help: "A path, with what follows “?”. Without a slash at the beginning, it is below /api/v1/.")
    var path: String
    @Option(help: .init("A file with the body, as JSON. “-” reads standard input.", valueName: "file"))
    var input: String?
    @Option(help: .init("A header, such as 'If-Match: \"3\"'. May be given again.", valueName: "name: value"))
    var header: [String] = []
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    public init() {}

    public func validate() throws {
        guard Self.methods.contains(method.uppercased()) else {
            throw ValidationError("“\(method)” is no method. Give \(Self.methods.joined(separator: ", ")).")
        }
        guard !path.contains("://"), path.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 35 }) else {
            throw ValidationError("“\(path)” is no path. Write it as workspaces/default/clusters.")
        }
        _ = try headers
    }

    public func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let method = method.uppercased()
        var headers = try headers
        if method == "POST", !headers.keys.contains(where: { $0.lowercased() == "idempotency-key" }) {
            headers.merge(Client.onceOnly()) { $1 }
        }
        let place = path.hasPrefix("/") ? path : "/api/v1/\(path)"
        let (answer, body) = try await client.raw(method, place, try body(in: shell), headers: headers)
        if !body.isEmpty { shell.terminal.print(String(decoding: body, as: UTF8.self)) }
        guard !(200..<300).contains(answer.status) else { return }
        let details = try? JSON.decode(ProblemDetails.self, from: body)
        throw Exit(
            ExitStatus(httpStatus: answer.status),
            details?.problem
                ?? Problem(
                    "The server answered with HTTP \(answer.status).", advice: "Look at the answer's body.",
                    remedy: .changeSpec))
    }

    private var headers: [String: String] {
        get throws {
            var all: [String: String] = [:]
            for line in header {
                guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
                    line.utf8.allSatisfy({ $0 >= 32 && $0 < 127 })
                else { throw ValidationError("What follows --header is not of the form name: value.") }
                let name = String(line[..<colon])
                guard !["authorization", "cookie"].contains(name.lowercased()) else {
                    // Its value is not repeated: everybody on this machine can see the command line.
                    throw ValidationError("--header \(name) was given. Tokens come from the context or a file.")
                }
                all[name] = String(line[line.index(after: colon)...]).trimmed
            }
            return all
        }
    }

    private func body(in shell: Shell) throws -> [UInt8]? {
        guard let input else { return nil }
        let text = input == "-" ? shell.terminal.readAll() : try? String(contentsOfFile: input, encoding: .utf8)
        guard let text else {
            throw Exit.usage("--input is \(input), which cannot be read.", advice: "Name a text file, or “-”.")
        }
        return Array(text.utf8)
    }
}
