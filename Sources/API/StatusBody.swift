/// How a server is.
public struct StatusBody: Codable, Hashable, Sendable {
    public let status: String
    /// What was looked at, and how it was found.
    public let checks: [String: String]?

    public init(status: String, checks: [String: String]? = nil) {
        self.status = status
        self.checks = checks
    }
}
