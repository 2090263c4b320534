import Domain

/// What a notification target is made from.
public struct NotificationTargetOrder: Codable, Hashable, Sendable {
    public var name: String
    public var channel: NotificationTarget.Channel
    /// A mail address, or a URL that begins with https.
    public var address: String
    /// What to tell of; nil or empty for all.
    public var causes: [Notice.Cause]?

    public init(
        name: String, channel: NotificationTarget.Channel, address: String, causes: [Notice.Cause]? = nil
    ) {
        self.name = name
        self.channel = channel
        self.address = address
        self.causes = causes
    }
}
