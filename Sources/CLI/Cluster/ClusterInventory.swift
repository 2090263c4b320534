import API
import ArgumentParser
import Domain

struct ClusterInventory: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory", abstract: "Show all that is known to be there of a cluster, or how to remove it.",
        discussion: """
            The script is for who has access to the account where Freehold has none any more. It shows what it would \
            do, and does it with --yes.
            """)

    @Argument(help: "The cluster's name, or its id once it is gone.") var name: String
    @Flag(help: "Print a shell script that removes it, in the order that works.") var script = false
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let path = client.path("clusters", name, "inventory")
        if script { return shell.terminal.print(try await client.text("\(path)?format=script")) }
        let inventory = try await client.get(path, as: InventoryBody.self)
        try output.show(inventory, on: shell.terminal) {
            shell.terminal.print(
                ClusterResources.table(inventory.items), whenEmpty: "Nothing is known to be there of \(name).")
        }
    }
}
