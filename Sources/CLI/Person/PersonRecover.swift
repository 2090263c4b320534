import API
import ArgumentParser

struct PersonRecover: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "Make a link for a new password, and print it this once.",
        discussion: """
            It can be used once, within a day, and asks for nothing else: be sure of who gets it. It also lets in \
            somebody who was disabled.
            """)

    @Argument(help: "The e-mail address or the id.") var person: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let found = try await client.person(person)
        let path = "/api/v1/people/\(found.id.escapedForPath)/recovery"
        let made = try await client.send("POST", path, as: NewInvitationBody.self).body
        shell.terminal.tell("Send this link to \(found.email) alone; it is shown this once.")
        made.text.secret.withValue { shell.terminal.print("\(client.url)/welcome#\($0)") }
    }
}
