import ArgumentParser

public struct CredentialCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "credential", abstract: "What lets Freehold act in your cloud accounts.",
        subcommands: [
            CredentialAdd.self, CredentialList.self, CredentialGet.self, CredentialValidate.self,
            CredentialPrepare.self, CredentialPreflight.self, CredentialEditing.self, CredentialDelete.self,
        ])

    public init() {}
}
