import ArgumentParser
import Domain

/// Runs the command that a command line asks for.
public enum Program {
    public static func run(
        _ root: any ParsableCommand.Type, _ arguments: [String], in shell: Shell
    ) async -> ExitStatus {
        do {
            var command = try root.parseAsRoot(arguments)
            if let command = command as? any ShellCommand {
                try await command.run(in: command.isQuiet ? shell.quiet : shell)
            } else {
                try command.run()
            }
            return .fine
        } catch let refusal as Exit {
            shell.terminal.tell(refusal.problem)
            return refusal.status
        } catch let problem as Problem {
            shell.terminal.tell(problem)
            return .problem
        } catch is CancellationError {
            return .interrupted
        } catch {
            return misread(error, in: arguments, by: root, on: shell.terminal)
        }
    }

    /// What the parser throws: a wish for help, which is fine, or a command line that cannot be used.
    private static func misread(
        _ error: any Error, in arguments: [String], by root: any ParsableCommand.Type, on terminal: Terminal
    ) -> ExitStatus {
        let text = narrowed(root.fullMessage(for: error, columns: terminal.columns), to: terminal.columns)
        if root.exitCode(for: error) == .success {
            terminal.print(text)
            return .fine
        }
        guard root.exitCode(for: error) == .validationFailure else {
            terminal.tell(
                Problem(
                    "The program met something it does not know: \(error)", advice: "Report this sentence.",
                    remedy: .askOperator))
            return .problem
        }
        if let suggestion = Suggestion(arguments, of: root) {
            terminal.tell(suggestion.problem)
            return .usage
        }
        terminal.tell(text.hasPrefix("Error: ") ? String(text.dropFirst("Error: ".count)) : text)
        return .usage
    }

    /// The parser breaks its lines, but not the one that shows how a command is used.
    private static func narrowed(_ text: String, to columns: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.uppercased().hasPrefix("USAGE: "), line.count > columns else { return String(line) }
            return String(line).wrapped(at: columns - 4).joined(separator: "\n    ")
        }.joined(separator: "\n")
    }
}

extension ShellCommand {
    /// Whether it was asked to say nothing but data and problems.
    fileprivate var isQuiet: Bool {
        Mirror(reflecting: self).children.contains { child in
            (child.value as? OptionGroup<ConnectionOptions>)?.wrappedValue.isQuiet ?? false
        }
    }
}
