import API
import ArgumentParser
import Domain

struct CredentialAdd: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Store a credential and have the cloud say whose it is.",
        discussion: """
            Secrets are read from a file or from standard input, never from the command line.

            EXAMPLES
              freehold credential add my-account --provider PROVIDER --secret-file key.json
              freehold credential add my-account --provider PROVIDER \\
                  --field KEY=VALUE --secret-file secret.txt
              make-a-key | freehold credential add my-account --provider PROVIDER -

            “freehold guide PROVIDER” says which keys there are, and how to make one.
            """)

    @Argument(help: "What you call it.") var name: String
    @Option(help: "Whose cloud.") var provider: String
    @OptionGroup(title: "Fields") var input: FieldOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let form = try await client.provider(provider).credentialForm
        let (fields, pasted) = try input.read(by: form, in: shell)
        let order = CredentialOrder(name: name, provider: provider, fields: fields, pasted: pasted)
        let credential = try await client.send(
            "POST", client.path("credentials"), order, headers: Client.onceOnly(), as: CredentialBody.self
        ).body
        try await CredentialReport(client: client, shell: shell).settle(credential, output: output)
    }
}
