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
    @Flag(help: "Switch on what a new account needs, without being asked, and wait for it.") var prepare = false
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
        try await offerPreparation(of: credential, through: client, in: shell)
    }

    private func offerPreparation(of credential: CredentialBody, through client: Client, in shell: Shell) async throws {
        let preparation = Preparation(client: client, shell: shell, credential: credential.id)
        guard let missing = await preparation.missing(), missing > 0 else { return }
        let parts = missing == 1 ? "One part of the cloud is" : "\(missing) parts of the cloud are"
        let question = "\(parts) switched off in this account. Switch on what a cluster needs now? [y/N]"
        if prepare || shell.terminal.ask(question)?.lowercased().hasPrefix("y") == true {
            _ = try await preparation.carryOut()
            return
        }
        shell.terminal.tell(
            "\(parts) switched off in this account. A first cluster switches on what it needs, and so does: "
                + "freehold credential prepare \(credential.name)")
    }
}
