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
        let question = "Its secrets are destroyed. Type the credential's name to delete it:"
        guard let typed = confirm ?? shell.terminal.ask(question) else {
            throw Exit.usage(
                "Nobody is here to confirm that “\(credential.name)” is to be deleted.",
                advice: "Add --confirm \(credential.name).")
        }
        guard typed == credential.name else {
            throw Exit(
                confirm == nil ? .declined : .usage,
                Problem(
                    "“\(typed)” is not the name of the credential, which is “\(credential.name)”.",
                    advice: "Nothing was deleted.", remedy: .changeSpec))
        }
        try await client.tell("DELETE", client.path("credentials", credential.id))
        shell.terminal.tell("\(credential.name) is deleted.")
    }
}
