import ArgumentParser

struct OffersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers", abstract: "Which regions and node sizes may be chosen.", subcommands: [OffersSet.self])
}
