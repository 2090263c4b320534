import ArgumentParser
import Domain

public struct DoctorCommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look for what stands between these commands and the server.",
        discussion: "Beside each thing that is not in order stands what to do. The exit code is 1 if there is one.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    public init() {}

    public func run(in shell: Shell) async throws {
        let found = try await Examination(connection: connection, shell: shell).diagnoses()
        try output.show(found, on: shell.terminal) {
            let lines = found.flatMap { $0.lines(columns: shell.terminal.columns) }
            shell.terminal.print(lines.joined(separator: "\n"))
        }
        let wrong = found.filter { $0.verdict == .wrong }
        guard let first = wrong.first else { return }
        throw Exit(
            .problem,
            Problem(
                wrong.count == 1 ? "1 thing is not in order." : "\(wrong.count) things are not in order.",
                advice: first.advice, remedy: .changeSpec))
    }
}
