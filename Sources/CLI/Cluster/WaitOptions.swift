import API
import ArgumentParser
import Domain

struct WaitOptions: ParsableArguments {
    @Flag(help: "Follow it until it is done, or until a person has to do something first.")
    var wait = false

    @Option(help: .init("Stop waiting after this time, such as 90s, 40m or 2h. The server goes on.", valueName: "time"))
    var timeout: String?

    func validate() throws {
        if let timeout, Duration(spelled: timeout) == nil {
            throw ValidationError("“\(timeout)” is no time to wait. Write it as 90s, 40m or 2h.")
        }
        if timeout != nil, !wait { throw ValidationError("--timeout is for --wait.") }
    }

    func follow(
        _ cluster: ClusterBody, until end: Watch.End, with client: Client, in shell: Shell
    ) async throws -> ClusterBody {
        try await Watch(
            client: client, shell: shell, end: end, timeout: timeout.flatMap { Duration(spelled: $0) }
        ).follow(from: cluster)
    }
}
