import API
import ArgumentParser

struct CredentialEditing: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Rename a credential, or rotate it.",
        discussion: """
            New fields are a new version. It is validated beside the one in use, has to be of the same account, and is
            taken into use once it is good.
            """)

    @Argument(help: "The credential's name or id.") var name: String
    @Option(help: .init("What to call it from now on.", valueName: "name")) var rename: String?
    @OptionGroup(title: "Fields") var input: FieldOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let read = try await client.send("GET", client.path("credentials", name), as: CredentialBody.self)
        let form = try await client.provider(read.body.provider).credentialForm
        let (fields, pasted) = try input.read(by: form, in: shell)
        let edit = CredentialEdit(name: rename, fields: fields, pasted: pasted)
        guard edit != CredentialEdit() else {
            throw Exit.usage(
                "Nothing was said that is to be different.", advice: "Give --rename, --field or --secret-file.")
        }
        let credential = try await client.send(
            "PATCH", client.path("credentials", read.body.id), edit, headers: ["If-Match": read.tag ?? "*"],
            as: CredentialBody.self
        ).body
        try await CredentialReport(client: client, shell: shell).settle(credential, output: output)
    }
}
