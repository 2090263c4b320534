import ArgumentParser

public struct IssuerCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "issuer", abstract: "What clouds trust that let Freehold in without a secret.",
        subcommands: [IssuerExport.self, IssuerRotate.self])

    public init() {}
}
