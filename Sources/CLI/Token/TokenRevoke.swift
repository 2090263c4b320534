import API
import ArgumentParser

struct TokenRevoke: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "End a token at once.")

    @Argument(help: "The token's id, as “freehold token list” shows it.") var id: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        try await connection.client(in: shell).tell("DELETE", "/api/v1/tokens/\(id.escapedForPath)")
        shell.terminal.tell("The token \(id) is revoked.")
    }
}
