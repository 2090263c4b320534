import ArgumentParser
import Domain

struct ContextAdd: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Remember a server. “freehold login --context NAME” signs in to it.")

    @Argument(help: "What you call it.") var name: String
    @Option(help: "The server's address, such as https://freehold.example.com.") var url: String
    @Option(help: "The team; else default.") var workspace: String?

    func run(in shell: Shell) async throws {
        try Contexts.check(name)
        let entry = Contexts.Entry(url: try ConnectionOptions.checked(url), workspace: workspace)
        let file = try shell.contextsFile
        var contexts = try file.read()
        guard contexts.contexts[name] == nil else {
            throw Exit(
                .conflict,
                Problem(
                    "There is a context called “\(name)” already.",
                    advice: "Choose another name, or delete it with: freehold context delete \(name)",
                    remedy: .changeSpec))
        }
        contexts.contexts[name] = entry
        contexts.current = contexts.current ?? name
        try file.write(contexts)
        shell.terminal.tell("Added. Sign in with: freehold login --context \(name)")
    }
}
