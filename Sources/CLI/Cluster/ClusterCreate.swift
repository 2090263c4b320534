import API
import ArgumentParser
import Domain

struct ClusterCreate: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Order a cluster.",
        discussion: """
            EXAMPLES
              freehold cluster create payments --provider PROVIDER --type dedicated-ha \\
                  --region REGION --credential my-account --min 3 --max 6 --wait
              freehold cluster create payments … --dry-run
            """)

    @Argument(help: "A DNS label of at most 40 characters.") var name: String
    @Option(help: "Whose cloud; else the credential's.") var provider: String?
    @Option(help: "development, dedicated or dedicated-ha.") var type: String
    @Option(help: "A region of the provider.") var region: String
    @Option(help: "The name of a credential that is ready.") var credential: String
    @Option(help: "A node size of the provider; else its standard one.") var size: String?
    @Option(help: .init("The Kubernetes version, such as 1.33; else the newest on offer.", valueName: "version"))
    var version: String?
    @OptionGroup(title: "What it is like") var spec: SpecOptions
    @Option(help: .init("The range of its own network, such as 10.0.0.0/16.", valueName: "range")) var network: String?
    @Flag(help: "Show what would be made, what would stand in its way, and how long it takes. Makes nothing.")
    var dryRun = false
    @OptionGroup(title: "Waiting") var waiting: WaitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        guard Cluster.Kind(rawValue: type) != nil else {
            let kinds = Cluster.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("“\(type)” is no type of cluster. Give \(kinds).")
        }
    }

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        guard let kind = Cluster.Kind(rawValue: type) else { return }
        let order = ClusterOrder(
            name: name, type: kind, provider: provider, region: region, credential: credential, size: size,
            min: spec.min, max: spec.max, version: version, network: network, publicAccess: spec.networks,
            options: try spec.options)
        if dryRun { return try await plan(order, with: client, in: shell) }
        var cluster = try await client.send(
            "POST", client.path("clusters"), order, headers: Client.onceOnly(), as: ClusterBody.self
        ).body
        if waiting.wait {
            cluster = try await waiting.follow(cluster, until: .running, with: client, in: shell)
        }
        try output.show(cluster, on: shell.terminal) {
            if waiting.wait { return shell.terminal.tell("\(name) is running.") }
            shell.terminal.print(
                """
                \(name) was ordered\(cluster.isSimulated ? " in a simulated cloud" : "").
                See it with: freehold cluster watch \(name)
                """)
        }
    }

    private func plan(_ order: ClusterOrder, with client: Client, in shell: Shell) async throws {
        let plan = try await client.send(
            "POST", client.path("plans"), order, deadline: .seconds(120), as: PlanBody.self
        ).body
        try output.show(plan, on: shell.terminal) {
            shell.terminal.print(PlanReport(plan: plan, order: order, columns: shell.terminal.columns).text)
        }
        try Findings(plan.findings).refuse()
    }
}
