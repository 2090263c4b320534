import API
import ArgumentParser
import Domain

struct ClusterDelete: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove a cluster and everything that was made for it.",
        discussion: "Shows what goes, and asks for the cluster's name; --confirm NAME answers in a script.")

    @Argument(help: "The cluster's name or id.") var name: String
    @Option(help: .init("The cluster's name once more.", valueName: "name")) var confirm: String?
    @OptionGroup(title: "Waiting") var waiting: WaitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let cluster = try await client.cluster(name)
        let resources = try await client.all(client.path("clusters", cluster.id, "resources"), of: ResourceBody.self)
        if output.format == .table { show(resources, of: cluster, on: shell.terminal) }
        let confirmed = try confirmation(of: cluster, on: shell.terminal)
        let path = client.path("clusters", cluster.id) + "?confirm=\(confirmed.escapedForPath)"
        let going = try await client.send("DELETE", path, as: ClusterBody.self).body
        guard waiting.wait else {
            return try output.show(going, on: shell.terminal) {
                shell.terminal.tell(
                    "\(cluster.name) is being removed. See it with: freehold cluster watch \(cluster.name)")
            }
        }
        _ = try await waiting.follow(going, until: .deleted, with: client, in: shell)
        let proof = try await client.get(client.path("clusters", cluster.id, "proof"), as: ProofBody.self)
        try output.show(proof, on: shell.terminal) {
            shell.terminal.print(ProofReport(proof: proof, columns: shell.terminal.columns).text)
        }
    }

    private func show(_ resources: [ResourceBody], of cluster: ClusterBody, on terminal: Terminal) {
        guard !resources.isEmpty else { return terminal.tell("Nothing is known to exist of \(cluster.name).") }
        terminal.tell("This goes with \(cluster.name), in \(cluster.providerName), \(cluster.regionName):")
        terminal.print(ClusterResources.table(resources), whenEmpty: "")
    }

    private func confirmation(of cluster: ClusterBody, on terminal: Terminal) throws -> String {
        let question = "It cannot be undone. Type the cluster's name to remove it:"
        guard let typed = confirm ?? terminal.ask(question) else {
            throw Exit.usage(
                "Nobody is here to confirm that “\(cluster.name)” is to be removed.",
                advice: "Add --confirm \(cluster.name).")
        }
        guard typed == cluster.name else {
            throw Exit(
                confirm == nil ? .declined : .usage,
                Problem(
                    "“\(typed)” is not the name of the cluster, which is “\(cluster.name)”.",
                    advice: "Nothing was removed.", remedy: .changeSpec))
        }
        return typed
    }
}
