import API
import ArgumentParser

struct TokenList: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show your tokens; an administrator sees all.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let tokens = try await connection.client(in: shell).all("/api/v1/tokens", of: TokenBody.self)
        let now = shell.time.now()
        var table = Table("ID", "NAME", "BEGINS", "WORKSPACE", "ROLE", "ENDS")
        for token in tokens {
            let isOver = token.revokedAt != nil || token.expiresAt.map { $0 <= now } ?? false
            let end = isOver ? "ended" : token.expiresAt?.formatted(.iso8601) ?? "never"
            table.add(
                token.id, token.name, token.prefix, token.workspace ?? "all", token.role?.rawValue ?? "", end)
        }
        try output.show(
            tokens, as: table, whenEmpty: "There are no tokens. Make one with: freehold token create",
            on: shell.terminal)
    }
}
