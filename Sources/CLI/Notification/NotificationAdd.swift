import API
import ArgumentParser
import Domain

struct NotificationAdd: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Have somebody told.",
        discussion: """
            A webhook gets what Standard Webhooks describes, signed with a key that is printed once.

            EXAMPLES
              freehold notification add on-call --mail ops@example.com
              freehold notification add chat --webhook https://example.com/freehold \\
                  --cause cluster.stopped --cause recovered
            """)

    @Argument(help: "What you call it.") var name: String
    @Option(help: .init("The mail address to write to.", valueName: "address")) var mail: String?
    @Option(help: .init("The https URL to call.", valueName: "url")) var webhook: String?
    @Option(help: .init("What to tell of, repeatable; else everything.", valueName: "cause"))
    var cause: [Notice.Cause] = []
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        guard (mail == nil) != (webhook == nil) else {
            throw ValidationError("Give one of --mail and --webhook.")
        }
    }

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let order = NotificationTargetOrder(
            name: name, channel: mail == nil ? .webhook : .mail, address: mail ?? webhook ?? "", causes: cause)
        let made = try await client.send(
            "POST", client.path("notification-targets"), order, as: NewNotificationTargetBody.self
        ).body
        try output.show(made, on: shell.terminal) {
            if let key = made.signingKey { key.secret.withValue { shell.terminal.print($0) } }
            shell.terminal.tell("\(made.target.name) is told from now on. Try it: freehold notification test \(name)")
        }
    }
}

extension Notice.Cause: ExpressibleByArgument {
    public init?(argument: String) {
        guard let cause = Self(rawValue: argument), Self.choices.contains(cause) else { return nil }
        self = cause
    }

    public static var allValueStrings: [String] { choices.map(\.rawValue) }
}
