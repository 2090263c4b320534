import API
import ArgumentParser
import Domain
import Foundation

struct IssuerExport: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the issuer's public documents, for any host of static files.",
        discussion: """
            For a server that clouds cannot reach. Nothing in these files is secret. They belong below the URL that \
            the server was given as --issuer, and are to be written again within a day of “freehold issuer rotate”.

            EXAMPLES
              freehold issuer export public
              curl https://keys.example.com/.well-known/openid-configuration
            """)

    @Argument(help: "The folder to write below, as the host serves it.") var folder: String
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let discovery: Discovery = try await client.get("/\(Self.place)/openid-configuration")
        let keys: KeySet = try await client.get("/\(Self.place)/jwks.json")
        let place = URL(filePath: folder).appending(path: Self.place)
        // The keys first: who reads the one document may look for the other at once.
        try write(keys, to: place.appending(path: "jwks.json"), telling: shell.terminal)
        try write(discovery, to: place.appending(path: "openid-configuration"), telling: shell.terminal)
        shell.terminal.print("Serve them as application/json below \(discovery.issuer)")
    }

    private static let place = ".well-known"

    private func write(_ document: some Encodable, to file: URL, telling terminal: Terminal) throws {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(JSON.encode(document, indented: true)).write(to: file, options: .atomic)
        } catch {
            throw Exit.usage(
                "The file \(file.path) cannot be written.", advice: "Name a folder that you may write to.")
        }
        terminal.print(file.path)
    }
}
