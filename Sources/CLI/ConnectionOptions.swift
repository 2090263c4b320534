import ArgumentParser
import Domain
import Foundation

/// Which server, as whom, and for which team: what the command line says counts more than the environment, and that
/// more than the context.
struct ConnectionOptions: ParsableArguments {
    static let standardURL = "http://127.0.0.1:8080"

    @Option(help: .init("The server. Else FREEHOLD_URL, else the context's, else \(standardURL)."))
    var url: String?

    @Option(
        help: .init(
            "A file with the token. Else FREEHOLD_TOKEN, else the file FREEHOLD_TOKEN_FILE names, else what "
                + "“freehold login” got."))
    var tokenFile: String?

    @Option(help: .init("The team. Else FREEHOLD_WORKSPACE, else the context's, else default."))
    var workspace: String?

    @Option(help: .init("The context. Else FREEHOLD_CONTEXT, else the one in use.")) var context: String?

    @Flag(name: [.customShort("q"), .customLong("quiet")], help: "Say nothing but data and problems.")
    var isQuiet = false

    func client(in shell: Shell) throws -> Client { try client(try connection(in: shell), in: shell) }

    /// Throws an `Exit` where there is no token.
    func client(_ connection: Connection, in shell: Shell) throws -> Client {
        guard let token = try connection.token(in: shell) else {
            throw Exit(
                .unauthenticated,
                Problem(
                    "There is no token to show to the server.",
                    advice: "Sign in with “freehold login”, or set FREEHOLD_TOKEN_FILE to the file that "
                        + "“freehold serve” named when it started.", remedy: .fixCredential))
        }
        return Client(url: connection.url, token: token, door: shell.door, workspace: connection.workspace)
    }

    func connection(in shell: Shell) throws -> Connection {
        let contexts = try ContextsFile(of: shell)?.read() ?? Contexts()
        let chosen = try contexts.chosen(context ?? shell.setting("FREEHOLD_CONTEXT"))
        // A context that the command line names is something that the command line says.
        let isNamed = context != nil
        let surrounding = [shell.setting("FREEHOLD_URL"), chosen?.entry.url]
        let places = [url] + (isNamed ? surrounding.reversed() : surrounding)
        let teams = [shell.setting("FREEHOLD_WORKSPACE"), chosen?.entry.workspace]
        return Connection(
            url: try Self.checked(places.compactMap { $0 }.first ?? Self.standardURL),
            workspace: ([workspace] + (isNamed ? teams.reversed() : teams)).compactMap { $0 }.first ?? "default",
            tokenFile: tokenFile, context: chosen.map { .init(name: $0.name, entry: $0.entry, isNamed: isNamed) })
    }

    static func checked(_ text: String) throws -> String {
        var url = text
        while url.hasSuffix("/") { url.removeLast() }
        guard url.hasPrefix("http://") || url.hasPrefix("https://"), let parts = URLComponents(string: url),
            parts.host?.isEmpty == false
        else { throw Exit.usage("“\(url)” is no address of a server.", advice: "Write it as \(standardURL).") }
        guard parts.user == nil, parts.password == nil else {
            // Not repeated: it has a password in it.
            throw Exit.usage(
                "The address of the server has a user or a password in it.", advice: "Write it as \(standardURL).")
        }
        return url
    }
}
