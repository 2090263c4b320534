import API
import ArgumentParser

struct ShareList: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show what is shared, and with whom.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let all = try await client.all("/api/v1/settings/shared-credentials", of: SharedCredentialBody.self)
        try output.show(all, on: shell.terminal) {
            var table = Table("ID", "NAME", "PROVIDER", "TEAM", "WITH")
            for one in all {
                table.add(one.id, one.name, one.provider, one.workspace, one.with?.joined(separator: ",") ?? "all")
            }
            shell.terminal.print(table, whenEmpty: "No credential is shared.")
        }
    }
}
