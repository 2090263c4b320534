import API
import ArgumentParser
import Domain

struct ClusterDelete: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove a cluster and everything that was made for it.",
        discussion: """
            Shows what goes, and asks for the cluster's name; --confirm NAME answers in a script. What others put \
            beside the cluster's own stops the removal, and goes with it only if --also names it.
            """)

    @Argument(help: "The cluster's name or id.") var name: String
    @Option(help: .init("The cluster's name once more.", valueName: "name")) var confirm: String?
    @Option(help: .init("Something in the way that is not the cluster's, and may go with it.", valueName: "cloud id"))
    var also: [String] = []
    @OptionGroup(title: "Waiting") var waiting: WaitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let cluster = try await client.cluster(name)
        let resources = try await client.all(client.path("clusters", cluster.id, "resources"), of: ResourceBody.self)
        if output.isForPeople { show(resources, of: cluster, on: shell.terminal) }
        let confirmed = try shell.terminal.confirmed(
            confirm, name: cluster.name, of: "cluster", toBe: "removed",
            asking: "It cannot be undone. Type the cluster's name to remove it:")
        let path =
            client.path("clusters", cluster.id) + "?confirm=\(confirmed.escapedForPath)"
            + also.map { "&also=\($0.escapedForPath)" }.joined()
        let going = try await client.send("DELETE", path, as: ClusterBody.self).body
        guard waiting.wait else {
            return try output.show(going, on: shell.terminal) {
                shell.terminal.tell(
                    "\(cluster.name) is being removed. See it with: freehold cluster watch \(cluster.name)")
            }
        }
        do { _ = try await waiting.follow(going, until: .deleted, with: client, in: shell) } catch let exit as Exit
            where exit.problem.remedy == .confirm
        {
            try await tellWhatIsInTheWay(of: going, through: client, on: shell.terminal)
            throw exit
        }
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

    /// The command that lets go what the removal stopped at.
    private func tellWhatIsInTheWay(of cluster: ClusterBody, through client: Client, on terminal: Terminal) async throws
    {
        let steps = try await client.cluster(cluster.id).steps.filter { $0.problem?.remedy == .confirm }
        let options = steps.flatMap(\.cloudIDs).map { " \\\n    --also \($0)" }.joined()
        terminal.tell(
            "To have it removed as well: freehold cluster delete \(cluster.name) --confirm \(cluster.name)\(options)")
    }
}
