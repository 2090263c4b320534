import API
import ArgumentParser

struct MemberRemove: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a member out of a workspace. The account stays.")

    @Argument(help: "The e-mail address or the id.") var member: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let found = try await client.member(member)
        try await client.tell("DELETE", client.path("members", found.id))
        shell.terminal.tell("\(found.email) is no member any more.")
    }
}
