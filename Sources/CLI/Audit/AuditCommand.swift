import ArgumentParser

public struct AuditCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who did what, and whether that record is whole.",
        subcommands: [AuditList.self, AuditVerify.self])

    public init() {}
}
