import API
import ArgumentParser

struct ClusterProof: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof", abstract: "Show the proof that nothing is left of a removed cluster.")

    @Argument(help: "The cluster's name or id.") var name: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let proof = try await client.get(client.path("clusters", name, "proof"), as: ProofBody.self)
        try output.show(proof, on: shell.terminal) {
            shell.terminal.print(ProofReport(proof: proof, columns: shell.terminal.columns).text)
        }
    }
}
