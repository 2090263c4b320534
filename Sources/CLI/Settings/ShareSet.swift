import API
import ArgumentParser

struct ShareSet: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Let other teams make clusters with a credential of this one.",
        discussion:
            "They see neither its fields nor its secrets. Who might use it before and is not named, no longer may.")

    @Argument(help: "The credential's name or id.") var credential: String
    @Option(help: .init("A team that may use it. May be given again.", valueName: "team")) var with: [String] = []
    @Flag(help: "All teams may use it, those to come included.") var all = false
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        guard all != !with.isEmpty else { throw ValidationError("Give --with or --all.") }
    }

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let order = ShareOrder(workspace: client.workspace, credential: credential, with: all ? nil : with)
        let shared = try await client.send(
            "POST", "/api/v1/settings/shared-credentials", order, as: SharedCredentialBody.self
        ).body
        try output.show(shared, on: shell.terminal) {
            shell.terminal.tell("\(shared.name) may be used by \(shared.with?.joined(separator: ", ") ?? "all teams").")
        }
    }
}
