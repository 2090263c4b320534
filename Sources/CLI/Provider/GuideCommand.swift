import API
import ArgumentParser

public struct GuideCommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "guide", abstract: "How to set up a cloud account, step by step.")

    @Argument(help: "Whose cloud.") var provider: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    public init() {}

    public func run(in shell: Shell) async throws {
        shell.terminal.print(try await connection.client(in: shell).document("guide", of: provider).text)
    }
}
