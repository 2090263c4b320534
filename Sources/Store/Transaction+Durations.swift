import Domain
import Engine

extension Transaction {
    /// How many durations of one step are kept.
    private static let samples = 25

    /// Learns from a step that has just become ready for the first time.
    func learn(from record: StepRecord, after before: StepRecord?, of pass: FinishedPass) throws {
        guard record.state == .ready, before?.readyAt == nil, let start = record.startedAt, let end = record.readyAt,
            let place = try connection.rows(
                "SELECT provider, region FROM cluster WHERE id = ?", Value(pass.lease.owner)
            ).first
        else { return }
        try learn(
            .seconds(max(0, end.timeIntervalSince(start)) * pass.pace), step: record.name,
            provider: place.text("provider"), region: place.text("region"))
    }

    /// Keeps how long a step took, in the cloud's time.
    private func learn(_ duration: Duration, step: String, provider: String, region: String) throws {
        let place = [Value(provider), Value(region), Value(step)]
        try connection.run(
            "INSERT INTO duration (provider, region, step, seconds) VALUES (?, ?, ?, ?)",
            place + [.real(duration.inSeconds)])
        try connection.run(
            """
            DELETE FROM duration WHERE provider = ? AND region = ? AND step = ? AND id NOT IN (
                SELECT id FROM duration WHERE provider = ? AND region = ? AND step = ? ORDER BY id DESC LIMIT ?)
            """, place + place + [Value(Self.samples)])
    }

    /// By step, how long it usually took there, in the cloud's time.
    public func medians(provider: String, region: String) throws -> [String: Duration] {
        let rows = try connection.rows(
            "SELECT step, seconds FROM duration WHERE provider = ? AND region = ? ORDER BY step, seconds",
            Value(provider), Value(region))
        let byStep = Dictionary(grouping: rows) { $0.optionalText("step") ?? "" }
        return byStep.mapValues { .seconds($0[$0.count / 2].optionalReal("seconds") ?? 0) }
    }
}
