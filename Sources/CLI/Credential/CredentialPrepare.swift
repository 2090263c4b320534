import API
import ArgumentParser
import Domain

struct CredentialPrepare: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare", abstract: "Switch on what a credential's account needs before a first cluster.",
        discussion: """
            Clouds have parts that are off in a new account. A first cluster switches them on by itself, and waits for \
            them; this does it beforehand.
            """)

    @Argument(help: "The credential's name or id.") var name: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let body = try await Preparation(client: client, shell: shell, credential: name).carryOut()
        try output.show(body, on: shell.terminal) {
            shell.terminal.print(
                body.findings.isEmpty ? "There is nothing to switch on." : "Everything that is needed is switched on.")
        }
    }
}
