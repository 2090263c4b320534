import ArgumentParser
import Domain

struct IssuerRotate: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Publish a new key, which the issuer signs with after a day.",
        discussion: """
            The old key stays published for a day after its last signature. Clouds need not be told: they look the \
            keys up. Where the documents lie on another host, “freehold issuer export” has to follow within the day.
            """)

    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let set = try await connection.client(in: shell).send("POST", "/api/v1/issuer/keys", as: KeySet.self).body
        guard let new = set.keys.first else { return }
        shell.terminal.print("The key \(new.kid) is published, and signs from tomorrow on.")
    }
}
