import ArgumentParser
import Domain

struct ContextDelete: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Forget a server. A token of it stays good: sign out first.")

    @Argument(help: "The context's name.") var name: String

    func run(in shell: Shell) async throws {
        let file = try shell.contextsFile
        var contexts = try file.read()
        guard let chosen = try contexts.chosen(name) else { return }
        guard chosen.entry.token == nil else {
            throw Exit(
                .conflict,
                Problem(
                    "The context “\(name)” holds a token, which would stay good.",
                    advice: "End it first, with: freehold logout --context \(name)", remedy: .changeSpec))
        }
        contexts.contexts[name] = nil
        if contexts.current == name { contexts.current = nil }
        try file.write(contexts)
        shell.terminal.tell("The context \(name) is deleted.")
    }
}
