import API
import ArgumentParser
import Domain

struct PersonDisable: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Let somebody in no more: their sessions end, and their tokens.")

    @Argument(help: "The e-mail address or the id.") var person: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let people = try await client.all("/api/v1/people", of: PersonBody.self)
        guard let found = people.first(where: { $0.id == person || $0.email == person.lowercased() }) else {
            throw Exit(
                .missing,
                Problem(
                    "Nobody here is called “\(person)”.", advice: "Look at “freehold person list”.",
                    remedy: .changeSpec))
        }
        try await client.tell("DELETE", "/api/v1/people/\(found.id.escapedForPath)")
        shell.terminal.tell("\(found.email) is let in no more.")
    }
}
