import API
import ArgumentParser
import Domain

struct MemberInvite: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Make a link for somebody to become a member, and print it this once.",
        discussion: "It can be used once, within a week.")

    @Argument(help: "What they become: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: Role
    @Option(help: "The one e-mail address that may use it; else whoever has it.") var email: String?
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let order = InvitationOrder(role: role, email: email)
        let made = try await client.send("POST", client.path("invitations"), order, as: NewInvitationBody.self).body
        shell.terminal.tell("Send this link; it is shown this once, and ends \(made.invitation.expiresAt).")
        made.text.secret.withValue { shell.terminal.print("\(client.url)/welcome#\($0)") }
    }
}
