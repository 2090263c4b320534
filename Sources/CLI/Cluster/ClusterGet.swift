import API
import ArgumentParser

struct ClusterGet: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Show a cluster, step by step, as it is now.")

    @Argument(help: "The cluster's name or id.") var name: String
    @Flag(name: .shortAndLong, help: "Go on showing it until it is at rest.") var watch = false
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        if watch, !output.isForPeople { throw ValidationError("--watch draws for people; leave out --output.") }
    }

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let cluster = try await client.cluster(name)
        if watch {
            _ = try await Watch(client: client, shell: shell, end: .rest).follow(from: cluster)
            return
        }
        try output.show(cluster, on: shell.terminal) {
            let timeline = Timeline(
                cluster: cluster, now: shell.time.now(), columns: shell.terminal.columns,
                paint: Paint(isOn: shell.terminal.usesColor))
            shell.terminal.print(timeline.lines.joined(separator: "\n"))
        }
    }
}
