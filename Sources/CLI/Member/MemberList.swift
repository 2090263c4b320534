import API
import ArgumentParser

struct MemberList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show the members of a workspace.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let members = try await client.all(client.path("members"), of: MemberBody.self)
        var table = Table("EMAIL", "NAME", "ROLE", "SINCE")
        for member in members {
            table.add(member.email, member.name, member.role.rawValue, member.since.formatted(.iso8601))
        }
        try output.show(
            members, as: table, whenEmpty: "There are no members. Invite one with: freehold member invite",
            on: shell.terminal)
    }
}
