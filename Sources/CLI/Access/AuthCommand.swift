import ArgumentParser

public struct AuthCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "auth", abstract: "As whom these commands ask.", subcommands: [AuthStatus.self])

    public init() {}
}
