import API
import Domain

/// Follows a stream of events; where it breaks off, it goes on after the last one that was seen.
struct EventFollowing {
    let client: Client
    let shell: Shell
    let path: String

    /// Returns only by cancellation, or by a refusal that does not pass.
    func run(after first: Int64, show: (EventBody) -> Void) async throws {
        var last = first
        var silence: Problem?
        while true {
            do {
                let body = try await client.open(path, headers: ["Last-Event-ID": String(last)])
                silence = nil
                var stream = EventStream()
                for try await chunk in body {
                    // One that is sent again is shown once.
                    for event in stream.take(chunk) where event.id > last {
                        show(event)
                        last = event.id
                    }
                }
            } catch is Door.Silence {
            } catch let refusal as Exit where refusal.status == .problem {
                if silence != refusal.problem { shell.terminal.tell("\(refusal.problem.summary) Still trying.") }
                silence = refusal.problem
            }
            try Task.checkCancellation()
            try await shell.time.sleep(.seconds(1))
        }
    }
}
