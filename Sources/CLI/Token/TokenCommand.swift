import ArgumentParser

public struct TokenCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "token", abstract: "What programs show to be let in.",
        subcommands: [TokenList.self, TokenCreate.self, TokenRevoke.self])

    public init() {}
}
