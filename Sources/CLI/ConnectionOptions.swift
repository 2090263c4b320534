import ArgumentParser
import Domain
import Foundation

/// Which server, as whom, and for which team.
struct ConnectionOptions: ParsableArguments {
    static let standardURL = "http://127.0.0.1:8080"

    @Option(help: .init("The server. Else FREEHOLD_URL, else \(standardURL)."))
    var url: String?

    @Option(help: .init("A file with the token. Else FREEHOLD_TOKEN, else the file FREEHOLD_TOKEN_FILE names."))
    var tokenFile: String?

    @Option(help: .init("The team. Else FREEHOLD_WORKSPACE, else default."))
    var workspace: String?

    func client(in shell: Shell) throws -> Client {
        var url = url ?? shell.setting("FREEHOLD_URL") ?? Self.standardURL
        while url.hasSuffix("/") { url.removeLast() }
        guard url.hasPrefix("http://") || url.hasPrefix("https://"), URL(string: url)?.host != nil else {
            throw Exit.usage("“\(url)” is no address of a server.", advice: "Write it as \(Self.standardURL).")
        }
        return Client(
            url: url, token: try token(in: shell), door: shell.door,
            workspace: workspace ?? shell.setting("FREEHOLD_WORKSPACE") ?? "default")
    }

    private func token(in shell: Shell) throws -> Secret {
        if tokenFile == nil, let token = shell.setting("FREEHOLD_TOKEN") { return Secret(token.trimmed) }
        guard let file = tokenFile ?? shell.setting("FREEHOLD_TOKEN_FILE") else {
            throw Exit(
                .unauthenticated,
                Problem(
                    "There is no token to show to the server.",
                    advice: "Set FREEHOLD_TOKEN_FILE to the file that “freehold serve” named when it started.",
                    remedy: .fixCredential))
        }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8), !text.trimmed.isEmpty else {
            throw Exit(
                .unauthenticated,
                Problem(
                    "No token can be read from \(file).", advice: "Name a file that you may read and that holds one.",
                    remedy: .fixCredential))
        }
        return Secret(text.trimmed)
    }
}
