import API
import ArgumentParser

struct NotificationList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show who is told, and of what.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let targets = try await client.all(client.path("notification-targets"), of: NotificationTargetBody.self)
        var table = Table("NAME", "CHANNEL", "ADDRESS", "CAUSES")
        for target in targets {
            table.add(
                target.name, target.channel.rawValue, target.address,
                target.causes.map(\.rawValue).joined(separator: ","))
        }
        try output.show(
            targets, as: table, whenEmpty: "Nobody is told. Change that with: freehold notification add",
            on: shell.terminal)
    }
}
