import ArgumentParser

struct FeesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fees", abstract: "What you bill a month for keeping a cluster.", subcommands: [FeesSet.self])
}
