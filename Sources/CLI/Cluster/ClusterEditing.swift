import API
import ArgumentParser

struct ClusterEditing: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Ask for something else of a cluster.",
        discussion: "What is not said stays as it is.")

    @Argument(help: "The cluster's name or id.") var name: String
    @OptionGroup(title: "What is to be different") var spec: SpecOptions
    @OptionGroup(title: "Waiting") var waiting: WaitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let edit = ClusterEdit(
            min: spec.min, max: spec.max, publicAccess: spec.networks, options: try spec.options)
        guard edit != ClusterEdit() else {
            throw Exit.usage(
                "Nothing was said that is to be different.", advice: "Give one or more of the options, such as --max 6."
            )
        }
        let read = try await client.send("GET", client.path("clusters", name), as: ClusterBody.self)
        var cluster = try await client.send(
            "PATCH", client.path("clusters", read.body.id), edit, headers: ["If-Match": read.tag ?? "*"],
            as: ClusterBody.self
        ).body
        if waiting.wait { cluster = try await waiting.follow(cluster, until: .running, with: client, in: shell) }
        try output.show(cluster, on: shell.terminal) {
            shell.terminal.tell(
                waiting.wait ? "\(name) is as you asked." : "Taken on. See it with: freehold cluster watch \(name)")
        }
    }
}
