import API
import ArgumentParser

struct SettingsShow: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the settings.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let settings: SettingsBody = try await client.get("/api/v1/settings")
        try output.show(settings, on: shell.terminal) {
            shell.terminal.print(SettingsReport(settings: settings).text)
        }
    }
}
