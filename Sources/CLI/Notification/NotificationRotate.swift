import API
import ArgumentParser

struct NotificationRotate: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Make and print another signing key for a webhook.",
        discussion: "Everything is signed with the old and the new key for a day, so that the other side can follow.")

    @Argument(help: "The target's name or id.") var name: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let path = client.path("notification-targets", name, "keys")
        let body = try await client.send("POST", path, as: SigningKeyBody.self).body
        body.signingKey.secret.withValue { shell.terminal.print($0) }
    }
}
