import API
import ArgumentParser

import struct Foundation.Date

struct AuthStatus: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show which server is asked, and as whom. The token is not shown.",
        discussion: "The exit code is 4 where the server does not know the token.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    private struct Status: Encodable {
        let server: String
        let context: String?
        let workspace: String
        /// Where the token was found.
        let source: String?
        let caller: CallerBody
    }

    func run(in shell: Shell) async throws {
        let found = try connection.connection(in: shell)
        let caller: CallerBody = try await connection.client(found, in: shell).get("/api/v1/caller")
        let status = Status(
            server: found.url, context: found.context?.name, workspace: found.workspace,
            source: found.source(in: shell), caller: caller)
        try output.show(status, on: shell.terminal) {
            let end = caller.token.map { $0.expiresAt.map { ", until \($0.formatted(.iso8601))" } ?? ", for ever" }
            let who = caller.person.map { "\($0.email) (\($0.name))" } ?? "the installation itself"
            shell.terminal.print(
                """
                Server     \(status.server)
                Context    \(status.context ?? "none")
                Workspace  \(status.workspace)
                Asks as    \(who)\(caller.isAdministrator ? ", an administrator" : "")
                Token      \(caller.token.map { "\($0.name), \($0.prefix)…" } ?? "none")\(end ?? "")
                           from \(status.source ?? "nowhere")
                """)
        }
    }
}
