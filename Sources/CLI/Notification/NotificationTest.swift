import ArgumentParser

struct NotificationTest: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send a test now, and say whether it was taken.")

    @Argument(help: "The target's name or id.") var name: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        try await client.tell("POST", client.path("notification-targets", name, "test"))
        shell.terminal.tell("\(name) took it.")
    }
}
