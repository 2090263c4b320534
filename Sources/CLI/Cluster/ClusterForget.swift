import API
import ArgumentParser
import Domain

struct ClusterForget: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Let a cluster go that cannot be removed any more.",
        discussion: """
            For a cluster whose credential no longer works and will not again. What there is of it stays in the cloud \
            account and costs money until somebody removes it; “cluster inventory --script” says how.
            """)

    @Argument(help: "The cluster's name or id.") var name: String
    @Option(help: .init("The cluster's name once more.", valueName: "name")) var confirm: String?
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let terminal = shell.terminal
        let cluster = try await client.cluster(name)
        let inventory = try await client.get(
            client.path("clusters", cluster.id, "inventory"), as: InventoryBody.self)
        if output.format == .table, !inventory.items.isEmpty {
            terminal.tell("This stays behind in \(inventory.account ?? "the cloud account"):")
            terminal.print(ClusterResources.table(inventory.items), whenEmpty: "")
        }
        let typed = try terminal.confirmed(
            confirm, name: cluster.name, of: "cluster", toBe: "let go",
            asking: "Nobody will look after it. Type the cluster's name to let it go:")
        let gone = try await client.send(
            "POST", client.path("clusters", cluster.id, "forget"), ForgetOrder(confirm: typed), as: ClusterBody.self
        ).body
        try output.show(gone, on: terminal) {
            terminal.tell(
                """
                \(gone.name) is forgotten. Its inventory stays: freehold cluster inventory \(gone.id)
                """)
        }
    }
}
