import API
import ArgumentParser
import Domain

import struct Foundation.Date

public struct LoginCommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Get a token by signing in with a browser, on this machine or any other.",
        discussion: """
            It shows a code. Open the page that it names, sign in there, and enter the code. The token is kept in the \
            context; it speaks for you, and lasts 30 days.

            EXAMPLES
              freehold login --url https://freehold.example.com
              freehold login --context staging --url https://staging.example.com
            """)

    @OptionGroup(title: "Server") var connection: ConnectionOptions

    public init() {}

    public func validate() throws {
        if connection.tokenFile != nil { throw ValidationError("--token-file was given. Login gets a token itself.") }
    }

    public func run(in shell: Shell) async throws {
        guard let file = ContextsFile(of: shell) else {
            throw Exit.usage("There is no place to keep the token in.", advice: "Set HOME or XDG_CONFIG_HOME.")
        }
        let known = try file.read()
        let name = connection.context ?? shell.setting("FREEHOLD_CONTEXT") ?? known.current ?? "default"
        try Contexts.check(name)
        let (url, workspace) = try place(of: name, in: known, shell: shell)
        let client = Client(url: url, token: nil, door: shell.door, workspace: "default")
        let order = DeviceOrder(host: shell.host)
        let new = try await client.send("POST", "/api/v1/device/authorize", order, as: NewDeviceBody.self).body
        // What asks is not repeated by the server, so the path may not lead elsewhere.
        shell.terminal.insist(
            """
            Open \(url)\(new.path.hasPrefix("/") ? new.path : "/device"), sign in, and enter this code:

                \(new.userCode)

            It is good for ten minutes. Waiting …
            """)
        let login = DeviceLogin(client: client, shell: shell, new: new)
        let answer = try await login.wait()
        guard let text = answer.text, let token = answer.token else { throw DeviceLogin.notUnderstood(url) }
        var contexts = try file.read()
        contexts.contexts[name] = .init(
            url: url, workspace: workspace, token: text, tokenID: token.id, expiresAt: token.expiresAt,
            person: answer.person?.email)
        contexts.current = name
        try file.write(contexts)
        let end = token.expiresAt.map { ", until \($0.formatted(.iso8601))" } ?? ""
        shell.terminal.tell(
            "Signed in\(answer.person.map { " as \($0.email)" } ?? "")\(end). The context \(name) is in use.")
    }

    /// A context that there is not yet begins where the command line or the environment says.
    private func place(
        of name: String, in contexts: Contexts, shell: Shell
    ) throws -> (url: String, workspace: String?) {
        let known = contexts.contexts[name]
        let isNamed = connection.context != nil
        let surrounding = [shell.setting("FREEHOLD_URL"), known?.url]
        let url = ([connection.url] + (isNamed ? surrounding.reversed() : surrounding)).compactMap { $0 }.first
        return (
            try ConnectionOptions.checked(url ?? ConnectionOptions.standardURL),
            connection.workspace ?? known?.workspace
        )
    }
}
