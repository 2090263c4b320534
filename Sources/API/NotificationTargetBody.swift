import Domain

import struct Foundation.Date

/// Where a team is told, and of what.
public struct NotificationTargetBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    public let channel: NotificationTarget.Channel
    /// A mail address, or the host of a webhook.
    public let address: String
    public let causes: [Notice.Cause]
    /// It is told nothing for now.
    public let isPaused: Bool
    public let createdAt: Date

    public init(_ target: NotificationTarget) {
        id = target.id.rawValue
        name = target.name
        channel = target.channel
        address = target.shownAddress
        causes = target.causes.sorted { $0.rawValue < $1.rawValue }
        isPaused = target.isPaused
        createdAt = target.createdAt
    }
}
