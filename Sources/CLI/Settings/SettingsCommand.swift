import ArgumentParser

public struct SettingsCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "What the operator decides for all teams.",
        subcommands: [
            SettingsShow.self, PricesCommand.self, FeesCommand.self, ServiceLevelsCommand.self, OffersCommand.self,
            HostCommand.self, ShareCommand.self,
        ])

    public init() {}
}

struct PricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices", abstract: "What the clouds charge, for estimates.", subcommands: [PricesSet.self])
}

struct FeesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fees", abstract: "What you bill a month for keeping a cluster.", subcommands: [FeesSet.self])
}

struct ServiceLevelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service-levels", abstract: "What you promise of each type of cluster.",
        subcommands: [ServiceLevelsSet.self])
}

struct OffersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers", abstract: "Which regions and node sizes may be chosen.", subcommands: [OffersSet.self])
}

struct HostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "host", abstract: "Clusters of yours that virtual ones could be made on.",
        subcommands: [HostAdd.self, HostList.self, HostRemove.self])
}

struct ShareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Credentials that other teams may use.",
        subcommands: [ShareSet.self, ShareList.self, ShareEnd.self])
}
