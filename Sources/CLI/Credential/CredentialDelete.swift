import API
import ArgumentParser
import Domain

struct CredentialDelete: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Forget a credential that no cluster uses.")

    @Argument(help: "The credential's name or id.") var name: String
    @Option(help: .init("The credential's name once more.", valueName: "name")) var confirm: String?
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let credential: CredentialBody = try await client.get(client.path("credentials", name))
        _ = try shell.terminal.confirmed(
            confirm, name: credential.name, of: "credential", toBe: "deleted",
            asking: "Its secrets are destroyed. Type the credential's name to delete it:")
        try await client.tell("DELETE", client.path("credentials", credential.id))
        shell.terminal.tell("\(credential.name) is deleted.")
    }
}
