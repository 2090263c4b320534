import ArgumentParser
import Domain

public struct LogoutCommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "End the token that “freehold login” got, and forget it.")

    @OptionGroup(title: "Server") var connection: ConnectionOptions

    public init() {}

    public func run(in shell: Shell) async throws {
        guard let file = ContextsFile(of: shell),
            let chosen = try file.read().chosen(
                connection.context ?? shell.setting("FREEHOLD_CONTEXT")),
            let token = chosen.entry.token
        else {
            throw Exit(
                .unauthenticated,
                Problem("Nobody is signed in here.", advice: "There is nothing to do.", remedy: .changeSpec))
        }
        let client = Client(
            url: chosen.entry.url, token: token.secret, door: shell.door, workspace: "default")
        var left: Exit?
        do {
            if let id = chosen.entry.tokenID { try await client.tell("DELETE", "/api/v1/tokens/\(id.escapedForPath)") }
        } catch let exit as Exit where exit.status == .unauthenticated || exit.status == .missing {
            // It has ended already.
        } catch let exit as Exit {
            left = exit
        }
        var contexts = try file.read()
        contexts.contexts[chosen.name]?.signOut()
        try file.write(contexts)
        guard let left else { return shell.terminal.tell("Signed out of the context \(chosen.name).") }
        throw Exit(
            left.status,
            Problem(
                "The token is forgotten here, and still good: \(left.problem.summary)",
                advice: "End it in the dashboard, or with “freehold token revoke \(chosen.entry.tokenID ?? "ID")”.",
                remedy: .wait))
    }
}
