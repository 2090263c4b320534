import API
import ArgumentParser
import Domain

struct MemberEdit: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "edit", abstract: "Give a member another role.")

    @Argument(help: "The e-mail address or the id.") var member: String
    @Option(help: "What they are to be: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: Role
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let found = try await client.member(member)
        let path = client.path("members", found.id)
        let changed = try await client.send("PATCH", path, RoleEdit(role: role), as: MemberBody.self).body
        shell.terminal.tell("\(changed.email) is \(changed.role.rawValue) now.")
    }
}
