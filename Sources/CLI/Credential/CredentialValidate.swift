import API
import ArgumentParser

struct CredentialValidate: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Ask the cloud again whose a credential is.")

    @Argument(help: "The credential's name or id.") var name: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let credential = try await client.send(
            "POST", client.path("credentials", name, "validate"), as: CredentialBody.self
        ).body
        try await CredentialReport(client: client, shell: shell).settle(credential, output: output)
    }
}
