import Domain

import struct Foundation.Date

/// What became of a notice to one target.
public struct DeliveryBody: Codable, Hashable, Sendable {
    public enum State: String, Codable, Sendable { case onItsWay = "on-its-way", delivered, givenUp = "given-up" }

    /// The notice's id, which is the same at every target.
    public let id: String
    public let target: String
    public let cause: Notice.Cause
    public let summary: String
    public let state: State
    public let at: Date
    public let tries: Int
    /// Why it was not taken, as the end of a sentence.
    public let reason: String?

    public init(
        id: String, target: String, cause: Notice.Cause, summary: String, state: State, at: Date, tries: Int,
        reason: String?
    ) {
        self.id = id
        self.target = target
        self.cause = cause
        self.summary = summary
        self.state = state
        self.at = at
        self.tries = tries
        self.reason = reason
    }
}
