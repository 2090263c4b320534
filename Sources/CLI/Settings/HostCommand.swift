import ArgumentParser

struct HostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "host", abstract: "Clusters of yours that virtual ones could be made on.",
        subcommands: [HostAdd.self, HostList.self, HostRemove.self])
}
