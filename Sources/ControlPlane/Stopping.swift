import Domain
import Store

extension Transaction {
    /// Ends a visit at which nothing could be looked at.
    /// - Parameter wait: until the next; nil for longer the more often it happens in a row.
    func stop(
        _ lease: Lease, at problem: Problem, for wait: Duration? = nil, pace: Double, telling herald: Herald
    ) throws {
        let now = herald.now
        let before = try standing(of: lease.owner)
        var after = before
        after.refusals += 1
        // What passes by itself is worth a person's attention only when it does not pass.
        after.problem = problem.remedy != .wait || after.refusals > Health.patience ? problem : nil
        after.lookAt = now + (wait ?? Self.wait(afterRefusals: after.refusals)).atPace(pace)
        try release(lease, as: after)
        try note(after, after: before, of: lease.owner, at: now)
        try judge(lease.owner)
        if let problem = after.problem, let stored = try cluster(.init(rawValue: lease.owner)) {
            try herald.tell(of: stored.cluster, stoppedBy: problem, isReached: false, self)
        }
    }

    /// Doubles from one second to half a minute, and goes on to five minutes once it has lasted an hour.
    static func wait(afterRefusals count: Int) -> Duration {
        count > 120 ? .minutes(5) : min(.seconds(1 << min(count - 1, 5)), .seconds(30))
    }
}

extension Problem {
    static func withoutProvider(_ id: String) -> Problem {
        Problem(
            "This program does not know the provider “\(id)”.",
            advice: "Run the version of Freehold that made this cluster, or a newer one.", remedy: .askOperator)
    }

    static func withoutCredential(_ credential: Credential) -> Problem {
        let reason = credential.problem.map { ": \($0.summary)" } ?? "."
        return Problem(
            "The credential “\(credential.name)” is not valid\(reason)",
            advice: "Correct the credential; work then goes on by itself.", remedy: .fixCredential)
    }
}
