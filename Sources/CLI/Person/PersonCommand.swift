import ArgumentParser

public struct PersonCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Who has an account in this installation.",
        subcommands: [PersonList.self, PersonDisable.self])

    public init() {}
}
