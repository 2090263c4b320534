import Domain

import struct Foundation.Date

/// All that is remembered of one step between two passes. Losing it costs calls, never correctness.
public struct StepRecord: Codable, Hashable, Sendable {
    public enum State: String, Codable, Sendable, CaseIterable {
        /// What it needs is not there yet, or what needs it is still there.
        case waiting
        /// We or the cloud are at it.
        case changing
        case ready
        case gone
        /// A person has to do something first.
        case stopped
    }

    public let name: String
    public var state: State = .waiting
    /// One line for people: what is going on.
    public var text = ""
    public var problem: Problem?
    /// The last output, as JSON.
    public var output: String?
    public var cloudIDs: [String] = []
    public var receipt: String?
    /// When work on it began, and when it came to rest: ready, or gone.
    public var startedAt: Date?
    public var readyAt: Date?
    /// When a create, update or delete was last sent.
    public var sentAt: Date?
    /// When it was last seen to exist.
    public var seenAt: Date?
    /// When the cloud answered that it made it; nil once it was looked at since.
    public var answeredAt: Date?
    /// Since when it has not been seen, after it had been.
    public var absentSince: Date?
    /// When its delete was last accepted.
    public var deletedAt: Date?
    /// When it wants to be looked at next; nil when only another step's change concerns it.
    public var lookAt: Date?
    /// Creates, updates and deletes since it was last ready or gone.
    public var moves = 0
    /// Refusals in a row.
    public var refusals = 0
    /// How often it came out broken.
    public var tries = 0
    /// It came out broken and has to go before the next try.
    public var isReplaced = false

    public init(name: String) { self.name = name }

    /// Something was sent.
    mutating func moved(at now: Date) {
        moves += 1
        sentAt = now
    }
}
