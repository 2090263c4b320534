import ArgumentParser

/// A command of the program. It throws a `Exit` or a `Problem` when it does not come to its good end.
public protocol ShellCommand: ParsableCommand {
    func run(in shell: Shell) async throws
}
