import ArgumentParser
import CLI

/// The program as a test runs it, without what serves.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freehold",
        subcommands: [
            CredentialCommand.self, ClusterCommand.self, GuideCommand.self, PolicyCommand.self, IssuerCommand.self,
            MemberCommand.self, PersonCommand.self, TokenCommand.self, NotificationCommand.self, AuditCommand.self,
            ApplyCommand.self, LoginCommand.self, LogoutCommand.self, AuthCommand.self, ContextCommand.self,
            APICommand.self, DoctorCommand.self, SettingsCommand.self, VersionCommand.self,
        ])
}
