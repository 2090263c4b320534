import ArgumentParser

struct ShareEnd: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Leave a credential to its own team.",
        discussion: "Clusters that use it keep it.")

    @Argument(help: "The credential's id, as the list shows it.") var id: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        try await client.tell("DELETE", "/api/v1/settings/shared-credentials/\(id.escapedForPath)")
        shell.terminal.tell("It is shared no more.")
    }
}
