import struct Foundation.Date

/// Which rows of the audit somebody looks for: those that agree with all that is said.
public struct AuditFilter: Sendable, Hashable {
    public var workspace: Workspace.ID?
    /// An id, an e-mail address, or a token's name.
    public var caller: String?
    /// A whole verb such as `cluster.create`, or the part before its point.
    public var verb: String?
    /// The id of what it was done to, or its name.
    public var subject: String?
    public var from: Date?
    /// Not itself among them.
    public var until: Date?

    public init(
        workspace: Workspace.ID? = nil, caller: String? = nil, verb: String? = nil, subject: String? = nil,
        from: Date? = nil, until: Date? = nil
    ) {
        self.workspace = workspace
        self.caller = caller
        self.verb = verb
        self.subject = subject
        self.from = from
        self.until = until
    }
}
