import API
import ArgumentParser

struct ClusterGet: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Show a cluster, step by step, as it is now.")

    @Argument(help: "The cluster's name or id.") var name: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let cluster = try await connection.client(in: shell).cluster(name)
        try output.show(cluster, on: shell.terminal) {
            let timeline = Timeline(
                cluster: cluster, now: shell.time.now(), columns: shell.terminal.columns,
                paint: Paint(isOn: shell.terminal.usesColor))
            shell.terminal.print(timeline.lines.joined(separator: "\n"))
        }
    }
}
