import ArgumentParser

struct PricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices", abstract: "What the clouds charge, for estimates.", subcommands: [PricesSet.self])
}
