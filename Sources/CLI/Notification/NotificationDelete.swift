import ArgumentParser

struct NotificationDelete: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "delete", abstract: "Tell somebody nothing more.")

    @Argument(help: "The target's name or id.") var name: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        try await client.tell("DELETE", client.path("notification-targets", name))
        shell.terminal.tell("\(name) is told nothing more.")
    }
}
