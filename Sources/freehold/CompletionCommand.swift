import ArgumentParser
import CLI

struct CompletionCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion", abstract: "What lets a shell complete these commands.",
        discussion: """
            EXAMPLES
              freehold completion bash > /etc/bash_completion.d/freehold
              freehold completion fish > ~/.config/fish/completions/freehold.fish
            """)

    enum Dialect: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

    @Argument(help: "bash, zsh or fish.") var dialect: Dialect

    func run(in shell: Shell) async throws {
        let target: CompletionShell =
            switch dialect {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        shell.terminal.print(Freehold.completionScript(for: target))
    }
}
