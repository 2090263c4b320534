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
