import struct Foundation.Date

/// What became of a notice to one target.
public struct DeliveryRecord: Sendable, Hashable {
    public let target: String
    public let notice: Notice
    public let at: Date
    public let tries: Int
    public let deliveredAt: Date?
    /// When it was given up.
    public let endedAt: Date?
    /// The next try of one that is on its way.
    public let nextAt: Date?
    /// Why it was not taken, as the end of a sentence.
    public let reason: String?

    public init(
        target: String, notice: Notice, at: Date, tries: Int, deliveredAt: Date?, endedAt: Date?, nextAt: Date?,
        reason: String?
    ) {
        self.target = target
        self.notice = notice
        self.at = at
        self.tries = tries
        self.deliveredAt = deliveredAt
        self.endedAt = endedAt
        self.nextAt = nextAt
        self.reason = reason
    }
}
