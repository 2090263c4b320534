public import Domain
import Engine
public import Foundation

extension Transaction {
    /// An owner's events after the one with this id, oldest first.
    public func events(of owner: String, after id: Int64, limit: Int) throws -> [Event] {
        try connection.rows(
            """
            SELECT id, owner, at, kind, step, text, problem FROM event
            WHERE owner = ? AND id > ? ORDER BY id LIMIT ?
            """, Value(owner), .int(id), Value(limit)
        ).map(Event.init)
    }

    /// An owner's events before the one with this id, the newest first; nil begins with the newest of all.
    /// - Parameter period: from when, and until when if that is over; nil for all times.
    public func events(
        of owner: String, before id: Int64?, in period: (from: Date, to: Date?)? = nil, limit: Int
    ) throws -> [Event] {
        try connection.rows(
            """
            SELECT id, owner, at, kind, step, text, problem FROM event
            WHERE owner = ? AND id < ? AND at >= ? AND at <= ? ORDER BY id DESC LIMIT ?
            """, Value(owner), .int(id ?? .max), .real(period?.from.timeIntervalSince1970 ?? 0),
            .real(period?.to?.timeIntervalSince1970 ?? .greatestFiniteMagnitude), Value(limit)
        ).map(Event.init)
    }

    public func tell(
        _ kind: Event.Kind, of owner: String, _ text: String, step: String? = nil, problem: Problem? = nil, at now: Date
    ) throws {
        try connection.run(
            "INSERT INTO event (owner, at, kind, step, text, problem) VALUES (?, ?, ?, ?, ?, ?)", Value(owner),
            Value(now), Value(kind.rawValue), Value(step), Value(text), Value(json: problem))
    }

    /// Tells what became of a step, if people would notice.
    func note(_ record: StepRecord, after before: StepRecord?, of owner: String, at now: Date) throws {
        if let problem = record.problem, problem != before?.problem {
            try tell(.step, of: owner, problem.summary, step: record.name, problem: problem, at: now)
            return
        }
        guard record.state != before?.state else { return }
        switch record.state {
        case .waiting: return
        case .ready: try tell(.step, of: owner, "ready", step: record.name, at: now)
        // What was never there is not news.
        case .gone where record.startedAt == nil: return
        case .gone: try tell(.step, of: owner, "gone", step: record.name, at: now)
        case .changing, .stopped: try tell(.step, of: owner, record.text, step: record.name, at: now)
        }
    }

    /// Tells of a new phase, and of a problem that is not a step's.
    public func note(_ standing: Standing, after before: Standing, of owner: String, at now: Date) throws {
        if let problem = standing.problem, problem != before.problem {
            try tell(.problem, of: owner, problem.summary, problem: problem, at: now)
        }
        if standing.phase != before.phase {
            try tell(.phase, of: owner, standing.phase.rawValue, at: now)
        }
    }
}

extension Event {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: Int64(try row.int("id")), owner: try row.text("owner"), at: try row.date("at"),
            kind: try row.word("kind"), step: row.optionalText("step"), text: try row.text("text"),
            problem: try row.optionalJSON("problem"))
    }
}
