import API
import ArgumentParser

struct ClusterCost: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost", abstract: "Show what a cluster costs a month.",
        discussion: "By the prices that the operator has entered, without what is run in it.")

    @Argument(help: "The cluster's name or id.") var name: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let cost: CostBody = try await client.get(client.path("clusters", name, "cost"))
        try output.show(cost, on: shell.terminal) {
            shell.terminal.print(CostReport(cost: cost).lines.joined(separator: "\n"))
        }
    }
}
