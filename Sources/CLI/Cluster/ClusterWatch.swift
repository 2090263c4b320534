import API
import ArgumentParser
import Domain

struct ClusterWatch: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Follow a cluster until it is at rest.",
        discussion: "Where nobody watches a screen, it prints one line for each change.")

    @Argument(help: "The cluster's name or id.") var name: String
    @Option(help: .init("Stop watching after this time, such as 90s, 40m or 2h.", valueName: "time"))
    var timeout: String?
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        if let timeout, Duration(spelled: timeout) == nil {
            throw ValidationError("“\(timeout)” is no time to wait. Write it as 90s, 40m or 2h.")
        }
    }

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let cluster = try await client.cluster(name)
        _ = try await Watch(
            client: client, shell: shell, end: .rest, timeout: timeout.flatMap { Duration(spelled: $0) }
        ).follow(from: cluster)
    }
}
