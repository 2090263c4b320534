import API
import ArgumentParser
import CLI

/// The program: a server, and the commands that talk to one.
struct Freehold: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freehold", abstract: "Kubernetes clusters in cloud accounts that you own.",
        discussion: """
            “freehold login --url URL” signs you in to a server. Without it, FREEHOLD_URL is the server, and
            FREEHOLD_TOKEN_FILE the file with your token.

            EXAMPLES
              freehold serve --simulate
              freehold credential add my-account --provider PROVIDER --secret-file key.json
              freehold cluster create payments --type dedicated-ha --region REGION \\
                  --credential my-account --wait
            """,
        version: Release.version,
        subcommands: [
            ServeCommand.self, CredentialCommand.self, ClusterCommand.self, GuideCommand.self, PolicyCommand.self,
            MemberCommand.self, PersonCommand.self, TokenCommand.self, IssuerCommand.self, NotificationCommand.self,
            AuditCommand.self, ApplyCommand.self, LoginCommand.self, LogoutCommand.self, AuthCommand.self,
            ContextCommand.self, APICommand.self, DoctorCommand.self, SettingsCommand.self, SimulateCommand.self,
            VersionCommand.self,
            CompletionCommand.self,
        ])

    /// Whether it runs until it is told to stop.
    static func serves(_ arguments: [String]) -> Bool {
        [ServeCommand.configuration, SimulateCommand.configuration].contains { $0.commandName == arguments.first }
    }
}
