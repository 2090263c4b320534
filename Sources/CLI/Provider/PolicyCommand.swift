import API
import ArgumentParser

public struct PolicyCommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "What Freehold has to be allowed in a cloud account.")

    @Argument(help: "Whose cloud.") var provider: String
    @Flag(help: "The smallest policy that is enough.") var least = false
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    public init() {}

    public func run(in shell: Shell) async throws {
        let name = least ? "policy-least" : "policy"
        shell.terminal.print(try await connection.client(in: shell).document(name, of: provider).text)
    }
}
