import struct Foundation.Date

/// Where a team wants to be told, and of what.
public struct NotificationTarget: Identifiable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public enum Channel: String, Codable, Sendable, CaseIterable { case mail, webhook }

    public let id: ID
    public let workspace: Workspace.ID
    /// A DNS label, unique in its workspace.
    public let name: String
    public let channel: Channel
    /// A mail address; of a webhook's URL no more than its host, since the rest may be all that keeps strangers out.
    public let address: String
    public let causes: Set<Notice.Cause>
    /// It is told nothing until somebody goes on with it.
    public let isPaused: Bool
    public let createdAt: Date

    public init(
        id: ID, workspace: Workspace.ID, name: String, channel: Channel, address: String, causes: Set<Notice.Cause>,
        isPaused: Bool = false, createdAt: Date
    ) {
        self.id = id
        self.workspace = workspace
        self.name = name
        self.channel = channel
        self.address = address
        self.causes = causes
        self.isPaused = isPaused
        self.createdAt = createdAt
    }

    /// The address as it may be shown.
    public var shownAddress: String { channel == .webhook ? Self.shown(address) : address }

    /// As much of a URL as may be shown.
    public static func shown(_ url: String) -> String {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, !parts[3].isEmpty else { return url }
        return parts[..<3].joined(separator: "/") + "/…"
    }
}
