import Domain
import Foundation

/// To which server, for which team, and where the token for it comes from.
struct Connection {
    struct Named {
        let name: String
        let entry: Contexts.Entry
        /// The command line names it, so it counts more than the environment.
        let isNamed: Bool
    }

    let url: String
    let workspace: String
    /// That the command line names.
    let tokenFile: String?
    let context: Named?

    /// Nil where there is none. Throws an `Exit` when a file that was named cannot be read.
    func token(in shell: Shell) throws -> Secret? {
        if let tokenFile { return try Self.read(tokenFile) }
        if let context, context.isNamed, let kept { return kept }
        if let token = shell.setting("FREEHOLD_TOKEN") { return Secret(token.trimmed) }
        if let file = shell.setting("FREEHOLD_TOKEN_FILE") { return try Self.read(file) }
        return kept
    }

    /// Where `token` finds it, as a person reads it; nil where there is none.
    func source(in shell: Shell) -> String? {
        if let tokenFile { return tokenFile }
        if let context, context.isNamed, kept != nil { return "the context \(context.name)" }
        if shell.setting("FREEHOLD_TOKEN") != nil { return "FREEHOLD_TOKEN" }
        if let file = shell.setting("FREEHOLD_TOKEN_FILE") { return "\(file), which FREEHOLD_TOKEN_FILE names" }
        return kept == nil ? nil : context.map { "the context \($0.name)" }
    }

    /// A token goes to the server that gave it, and to no other that a command line or the environment names.
    private var kept: Secret? {
        guard let context, (try? ConnectionOptions.checked(context.entry.url)) == url else { return nil }
        return context.entry.token?.secret
    }

    private static func read(_ file: String) throws -> Secret {
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
