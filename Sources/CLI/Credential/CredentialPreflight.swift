import API
import ArgumentParser
import Domain

struct CredentialPreflight: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "preflight", abstract: "Look whether a credential is enough for a cluster, before there is one.")

    @Argument(help: "The credential's name or id.") var name: String
    @Option(help: "Where the cluster would be; else the provider's first region.") var region: String?
    @Option(help: "dedicated or dedicated-ha.") var type = Cluster.Kind.dedicatedHA.rawValue
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        guard Cluster.Kind(rawValue: type) != nil else {
            throw ValidationError("“\(type)” is no type of cluster. Give dedicated or dedicated-ha.")
        }
    }

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        guard let kind = Cluster.Kind(rawValue: type) else { return }
        let order = PreflightOrder(type: kind, region: region)
        let preflight = try await client.send(
            "POST", client.path("credentials", name, "preflight"), order, deadline: .seconds(120),
            as: PreflightBody.self
        ).body
        let findings = Findings(preflight.findings)
        try output.show(preflight, on: shell.terminal) {
            shell.terminal.print(findings.lines(columns: shell.terminal.columns).joined(separator: "\n"))
        }
        try findings.refuse()
    }
}
