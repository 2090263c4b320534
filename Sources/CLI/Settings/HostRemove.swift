import ArgumentParser

struct HostRemove: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget one, and destroy how it is reached.")

    @Argument(help: "Its name or id.") var name: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        try await client.tell("DELETE", "/api/v1/settings/hosts/\(name.escapedForPath)")
        shell.terminal.tell("\(name) is forgotten.")
    }
}
