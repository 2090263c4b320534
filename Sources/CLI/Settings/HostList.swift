import API
import ArgumentParser

struct HostList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show those that are registered.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let hosts = try await client.all("/api/v1/settings/hosts", of: HostBody.self)
        try output.show(hosts, on: shell.terminal) {
            var table = Table("NAME", "REGION")
            for host in hosts { table.add(host.name, host.region) }
            shell.terminal.print(table, whenEmpty: "No host cluster is registered.")
        }
    }
}
