/// A notification target just made, and, for a webhook, the only look at what its notices are signed with.
public struct NewNotificationTargetBody: Codable, Hashable, Sendable {
    public let target: NotificationTargetBody
    public let signingKey: SentSecret?

    public init(target: NotificationTargetBody, signingKey: SentSecret?) {
        self.target = target
        self.signingKey = signingKey
    }
}
