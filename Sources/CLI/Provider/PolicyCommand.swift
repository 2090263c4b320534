import API
import ArgumentParser

public struct PolicyCommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "What Freehold has to be allowed in a cloud account.")

    @Argument(help: "Whose cloud.") var provider: String
    @Flag(help: "The smallest policy that is enough.") var least = false
    @Flag(help: "What no role of a cluster can go beyond, where the cloud has such a thing.") var boundary = false
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    public init() {}

    public func validate() throws {
        guard !least || !boundary else { throw ValidationError("--least and --boundary were given. Give one of them.") }
    }

    public func run(in shell: Shell) async throws {
        let name = boundary ? "policy-boundary" : least ? "policy-least" : "policy"
        shell.terminal.print(try await connection.client(in: shell).document(name, of: provider).text)
    }
}
