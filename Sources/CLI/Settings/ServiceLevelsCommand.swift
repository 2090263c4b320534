import ArgumentParser

struct ServiceLevelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service-levels", abstract: "What you promise of each type of cluster.",
        subcommands: [ServiceLevelsSet.self])
}
