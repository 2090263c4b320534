import ArgumentParser

struct ShareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Credentials that other teams may use.",
        subcommands: [ShareSet.self, ShareList.self, ShareEnd.self])
}
