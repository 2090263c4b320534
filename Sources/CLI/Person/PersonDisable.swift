import API
import ArgumentParser

struct PersonDisable: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Let somebody in no more: their sessions end, and their tokens.")

    @Argument(help: "The e-mail address or the id.") var person: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let found = try await client.person(person)
        try await client.tell("DELETE", "/api/v1/people/\(found.id.escapedForPath)")
        shell.terminal.tell("\(found.email) is let in no more.")
    }
}
