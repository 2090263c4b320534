import API
import ArgumentParser

struct CredentialGet: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Show a credential. Its secrets are never shown.")

    @Argument(help: "The credential's name or id.") var name: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let credential: CredentialBody = try await client.get(client.path("credentials", name))
        try output.show(credential, on: shell.terminal) {
            CredentialReport(client: client, shell: shell).show(credential)
            if let problem = credential.problem { shell.terminal.tell(problem) }
        }
    }
}
