import API
import ArgumentParser
import Foundation

struct CredentialList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show all credentials of the team.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let credentials = try await client.all(client.path("credentials"), of: CredentialBody.self)
        var table = Table(
            "NAME", "PROVIDER", "PHASE", "ACCOUNT", "PRINCIPAL", wide: ["ID", "VERSION", "VALIDATED"])
        for credential in credentials {
            table.add(
                credential.name, credential.provider, credential.words, credential.account?.id ?? "",
                credential.account?.principal ?? "",
                wide: [
                    credential.id, String(credential.version), credential.validatedAt?.formatted(.iso8601) ?? "",
                ])
        }
        try output.show(
            credentials, as: table, whenEmpty: "There are no credentials. Add one with: freehold credential add",
            on: shell.terminal)
    }
}
