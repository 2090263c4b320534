import API
import ArgumentParser

struct ClusterList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show all clusters of the team.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let clusters = try await client.all(client.path("clusters"), of: ClusterBody.self)
        try output.show(clusters, on: shell.terminal) {
            var table = Table("NAME", "PHASE", "TYPE", "PROVIDER", "REGION", "NODES", "PROBLEM")
            for cluster in clusters {
                let nodes = cluster.max > cluster.min ? "\(cluster.min)–\(cluster.max)" : "\(cluster.min)"
                table.add(
                    cluster.name, cluster.phase.rawValue, cluster.type.rawValue,
                    cluster.provider + (cluster.isSimulated ? " (simulated)" : ""), cluster.region, nodes,
                    cluster.problem?.summary ?? "")
            }
            shell.terminal.print(table, whenEmpty: "There are no clusters. Order one with: freehold cluster create")
        }
    }
}
