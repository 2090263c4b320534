import API
import ArgumentParser

struct CredentialList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show all credentials of the team.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let credentials = try await client.all(client.path("credentials"), of: CredentialBody.self)
        try output.show(credentials, on: shell.terminal) {
            var table = Table("NAME", "PROVIDER", "PHASE", "ACCOUNT", "PRINCIPAL")
            for credential in credentials {
                table.add(
                    credential.name, credential.provider, credential.words, credential.account?.id ?? "",
                    credential.account?.principal ?? "")
            }
            shell.terminal.print(table, whenEmpty: "There are no credentials. Add one with: freehold credential add")
        }
    }
}
