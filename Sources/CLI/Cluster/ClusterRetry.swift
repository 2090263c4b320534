import API
import ArgumentParser

struct ClusterRetry: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Look again now at what stopped, without waiting for the next look.")

    @Argument(help: "The cluster's name or id.") var name: String
    @Option(help: "Only this step.") var step: String?
    @OptionGroup(title: "Waiting") var waiting: WaitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let order = RetryOrder(step: step)
        var cluster = try await client.send(
            "POST", client.path("clusters", name, "retry"), order, as: ClusterBody.self
        ).body
        if waiting.wait {
            let end: Watch.End = cluster.phase == .deleting ? .deleted : .running
            cluster = try await waiting.follow(cluster, until: end, with: client, in: shell)
        }
        try output.show(cluster, on: shell.terminal) {
            if !waiting.wait { shell.terminal.tell("Looking again. See it with: freehold cluster watch \(name)") }
        }
    }
}
