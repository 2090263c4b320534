import API
import ArgumentParser
import Foundation

struct ClusterList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show all clusters of the team.")

    @Flag(name: .shortAndLong, help: "Go on showing them as they change, until interrupted.") var watch = false
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        if watch, !output.isForPeople { throw ValidationError("--watch draws for people; leave out --output.") }
    }

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        if watch { return try await ListWatch(client: client, shell: shell, isWide: output.format == .wide).follow() }
        let clusters = try await client.all(client.path("clusters"), of: ClusterBody.self)
        try output.show(
            clusters, as: Self.table(clusters),
            whenEmpty: "There are no clusters. Order one with: freehold cluster create", on: shell.terminal)
    }

    static func table(_ clusters: [ClusterBody]) -> Table {
        var table = Table(
            "NAME", "PHASE", "TYPE", "PROVIDER", "REGION", "NODES", "PROBLEM",
            wide: ["ID", "CREDENTIAL", "SIZE", "VERSION", "CREATED"])
        for cluster in clusters {
            let nodes = cluster.max > cluster.min ? "\(cluster.min)–\(cluster.max)" : "\(cluster.min)"
            table.add(
                cluster.name, cluster.phase.rawValue, cluster.type.rawValue,
                cluster.provider + (cluster.isSimulated ? " (simulated)" : ""), cluster.region, nodes,
                cluster.problem?.summary ?? "",
                wide: [
                    cluster.id, cluster.credential, cluster.size, cluster.version ?? "",
                    cluster.createdAt.formatted(.iso8601),
                ])
        }
        return table
    }
}
