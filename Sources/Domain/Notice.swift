import struct Foundation.Date

/// Something that a team is told, in words.
public struct Notice: Identifiable, Codable, Hashable, Sendable {
    /// What a team may want to hear of.
    public enum Cause: String, Codable, Sendable, CaseIterable {
        /// In 30, 14, 7 days and in one.
        case secretExpires = "secret.expires"
        /// It was entered more than 90 days ago.
        case keyIsOld = "key.old"
        /// It had been ready, and no longer is.
        case credentialIsInvalid = "credential.invalid"
        case clusterStopped = "cluster.stopped"
        /// What one of these was told of is as it should be again.
        case recovered
        /// Somebody wants to see whether anything arrives.
        case test

        /// Those to choose from.
        public static let choices = allCases.filter { $0 != .test }
    }

    /// What it is about.
    public struct Subject: Codable, Hashable, Sendable {
        public enum Kind: String, Codable, Sendable { case cluster, credential }

        public let kind: Kind
        public let id: String
        public let name: String

        public init(_ kind: Kind, id: String, name: String) {
            self.kind = kind
            self.id = id
            self.name = name
        }
    }

    /// The same however often it is sent: who gets it twice knows it again.
    public let id: String
    public let cause: Cause
    public let at: Date
    public let workspace: Workspace.ID
    public let subject: Subject?
    /// What happened, in one sentence.
    public let summary: String
    /// The one thing to do about it, or that nothing needs doing.
    public let advice: String

    public init(
        id: String, cause: Cause, at: Date, workspace: Workspace.ID, subject: Subject?, summary: String, advice: String
    ) {
        self.id = id
        self.cause = cause
        self.at = at
        self.workspace = workspace
        self.subject = subject
        self.summary = summary
        self.advice = advice
    }
}
