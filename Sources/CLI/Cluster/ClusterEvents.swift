import API
import ArgumentParser
import Foundation

struct ClusterEvents: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Show what happened to a cluster.")

    @Argument(help: "The cluster's name or id.") var name: String
    @Flag(help: "Go on showing what happens, until interrupted.") var follow = false
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        if follow, !output.isForPeople { throw ValidationError("--follow prints lines; leave out --output.") }
    }

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let events = try await client.all(client.path("clusters", name, "events"), of: EventBody.self)
        guard follow else {
            return try output.show(events, on: shell.terminal) {
                guard !events.isEmpty else { return shell.terminal.tell("Nothing happened to it yet.") }
                shell.terminal.print(events.map(line).joined(separator: "\n"))
            }
        }
        for event in events { shell.terminal.print(line(event)) }
        let following = EventFollowing(
            client: client, shell: shell, path: client.path("clusters", name, "events", "stream"))
        try await following.run(after: events.last?.id ?? 0) { shell.terminal.print(line($0)) }
    }

    private func line(_ event: EventBody) -> String {
        let time = event.at.formatted(.iso8601)
        let step = event.step.map { "\($0)  " } ?? ""
        let advice = event.problem.map { " \($0.advice)" } ?? ""
        return "\(time)  \(event.kind.padded(to: 8))  \(step)\(event.text)\(advice)".withoutTrailingBlanks
    }
}
