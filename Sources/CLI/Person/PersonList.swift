import API
import ArgumentParser

struct PersonList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show everybody with an account.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let people = try await connection.client(in: shell).all("/api/v1/people", of: PersonBody.self)
        var table = Table("EMAIL", "NAME", "ADMINISTRATOR", "SECOND FACTOR", "STATE")
        for person in people {
            table.add(
                person.email, person.name, person.isAdministrator ? "yes" : "no",
                person.hasSecondFactor ? "yes" : "no", person.disabledAt == nil ? "active" : "disabled")
        }
        try output.show(
            people, as: table,
            whenEmpty: "Nobody has an account. The first one is made with the link that the server printed.",
            on: shell.terminal)
    }
}
