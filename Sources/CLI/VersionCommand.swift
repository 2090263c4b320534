import API
import ArgumentParser

public struct VersionCommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Which Freehold this is.")

    @OptionGroup var output: OutputOptions

    public init() {}

    public func run(in shell: Shell) async throws {
        try output.show(VersionBody(version: Release.version), on: shell.terminal) {
            shell.terminal.print("freehold \(Release.version)")
        }
    }
}
