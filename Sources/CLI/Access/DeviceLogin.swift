import API
import Domain

/// Waits until somebody has decided, by asking as often as the server lets (RFC 8628, 3.5).
struct DeviceLogin {
    let client: Client
    let shell: Shell
    let new: NewDeviceBody

    /// The answer that grants it. Throws an `Exit` for every other end.
    func wait() async throws -> DeviceAnswerBody {
        var pause = Duration.seconds(max(1, new.interval))
        let order = DeviceCodeOrder(deviceCode: new.deviceCode)
        while true {
            try await shell.time.sleep(pause)
            // The server says when it is too old; one that does not answer any more says nothing.
            guard shell.time.now() < new.expiresAt + .minutes(1) else { throw Self.expired }
            let answer: DeviceAnswerBody
            do {
                answer = try await client.send(
                    "POST", "/api/v1/device/token", order, as: DeviceAnswerBody.self
                ).body
            } catch let exit as Exit where exit.status == .problem || exit.status == .throttled {
                // A server that is being started anew still knows the code. RFC 8628, 3.5: wait longer.
                pause += .seconds(5)
                continue
            }
            switch answer.outcome {
            case .granted: return answer
            case .pending: pause = .seconds(max(1, answer.interval ?? new.interval))
            case .tooSoon: pause = .seconds(max(1, answer.interval ?? Int(pause.inSeconds) + 5))
            case .expired: throw Self.expired
            case .denied:
                throw Exit(
                    .declined,
                    Problem(
                        "The sign-in was denied in the dashboard.", advice: "Begin again if that was a mistake.",
                        remedy: .confirm))
            }
        }
    }

    static func notUnderstood(_ url: String) -> Exit {
        Exit(
            .problem,
            Problem(
                "The server at \(url) granted it, and sent no token.", advice: "Compare with “freehold doctor”.",
                remedy: .askOperator))
    }

    private static let expired = Exit(
        .unfinished,
        Problem(
            "Nobody entered the code while it was good.", advice: "Begin again with: freehold login",
            remedy: .changeSpec))
}
