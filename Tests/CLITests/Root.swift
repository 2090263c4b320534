import ArgumentParser
import CLI

/// The program as a test runs it, without what serves.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freehold",
        subcommands: [
            CredentialCommand.self, ClusterCommand.self, GuideCommand.self, PolicyCommand.self, IssuerCommand.self,
            MemberCommand.self, PersonCommand.self, TokenCommand.self, NotificationCommand.self, AuditCommand.self,
            SettingsCommand.self,
            VersionCommand.self,
        ])
}
