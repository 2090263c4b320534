import struct Foundation.Date

/// That somebody did something.
public struct AuditBody: Codable, Hashable, Sendable {
    /// Grows by one from row to row.
    public let id: Int64
    public let at: Date
    /// The id of whoever did it: a token's, or `freehold` for the control plane itself.
    public let caller: String
    /// Who that was: an e-mail address or a token's name, where that is known.
    public let callerName: String?
    /// What was done: `cluster.create`.
    public let verb: String
    public let workspace: String?
    /// The id of what it was done to.
    public let subject: String
    public let detail: [String: String]
    /// Of the row and of all before it, in hexadecimal.
    public let hash: String

    public init(
        id: Int64, at: Date, caller: String, callerName: String? = nil, verb: String, workspace: String?,
        subject: String,
        detail: [String: String], hash: String
    ) {
        self.id = id
        self.at = at
        self.caller = caller
        self.callerName = callerName
        self.verb = verb
        self.workspace = workspace
        self.subject = subject
        self.detail = detail
        self.hash = hash
    }
}
