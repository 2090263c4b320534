import ArgumentParser

struct ContextUse: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "use", abstract: "Ask this server from now on.")

    @Argument(help: "The context's name.") var name: String

    func run(in shell: Shell) async throws {
        let file = try shell.contextsFile
        var contexts = try file.read()
        guard let chosen = try contexts.chosen(name) else { return }
        contexts.current = name
        try file.write(contexts)
        shell.terminal.tell("The context \(name), of \(chosen.entry.url), is in use.")
    }
}
