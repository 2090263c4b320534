import API
import ControlPlane
import Domain

/// Whether requests are to be sent here.
final class Readiness: Sendable {
    /// How long the database may take for the smallest of questions.
    private static let patience = Duration.seconds(2)

    private let controlPlane: ControlPlane
    private let time: Time
    private let isStopping = Locked(false)

    init(controlPlane: ControlPlane, time: Time) {
        self.controlPlane = controlPlane
        self.time = time
    }

    /// From here on the answer is no.
    func stop() { isStopping.withLock { $0 = true } }

    /// Throws a `Rejection` with what is in the way.
    /// - Parameter isVerbose: whether what was looked at is in the answer.
    func check(isVerbose: Bool) async throws -> StatusBody {
        guard !isStopping.withLock(\.self) else {
            throw Rejection(
                .serviceUnavailable,
                Problem("The server is stopping.", advice: "Send requests to another one.", remedy: .wait))
        }
        guard await databaseAnswers() else {
            throw Rejection(
                .serviceUnavailable,
                Problem(
                    "The database does not answer.",
                    advice: "Look at the disk that holds it; the server's log has the rest.", remedy: .askOperator))
        }
        return StatusBody(status: "ready", checks: isVerbose ? ["database": "answers", "server": "serves"] : nil)
    }

    /// A question to a database that hangs cannot be taken back: it is left alone, and not waited for.
    private func databaseAnswers() async -> Bool {
        let (answers, answer) = AsyncStream<Bool>.makeStream()
        let asking = Task { [controlPlane] in
            answer.yield((try? await controlPlane.checkReadiness()) != nil)
        }
        let waiting = Task { [time] in
            try? await time.sleep(Self.patience)
            answer.yield(false)
        }
        defer {
            asking.cancel()
            waiting.cancel()
        }
        for await isThere in answers { return isThere }
        return false
    }
}
