import API
import ArgumentParser
import Domain
import Foundation

struct TokenCreate: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token, and print it this once.",
        discussion: """
            With --for it may do no more than that role in that workspace. It never does more than you may.

            EXAMPLES
              freehold token create ci --for payments --role member --days 30 > token
            """)

    @Argument(help: "What it is called.") var name: String
    @Option(name: .customLong("for"), help: .init("The one workspace that it is for.", valueName: "workspace"))
    var place: String?
    @Option(help: "The most that it may do there: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: Role?
    @Option(help: "For how many days it is valid; else 90 with --for, and for ever without.") var days: Int?
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        if let days, !(1...3650).contains(days) { throw ValidationError("--days is \(days). Give 1 to 3650.") }
        if role != nil, place == nil { throw ValidationError("--role was given. Add the workspace with --for.") }
    }

    func run(in shell: Shell) async throws {
        let end = days.map { shell.time.now() + .seconds(Double($0) * 86_400) }
        let order = TokenOrder(name: name, workspace: place, role: role, expiresAt: end)
        let made = try await connection.client(in: shell).send(
            "POST", "/api/v1/tokens", order, as: NewTokenBody.self
        ).body
        shell.terminal.tell("The token \(made.token.name) is shown this once.")
        made.text.secret.withValue { shell.terminal.print($0) }
    }
}

extension Role: ExpressibleByArgument {}
