import Domain

import struct Foundation.Date

/// Something that happened to a cluster.
public struct EventBody: Codable, Hashable, Sendable {
    /// Grows with time; a stream goes on after the last one that was seen.
    public let id: Int64
    public let at: Date
    /// `accepted`, `phase`, `step`, `problem` or `notification`.
    public let kind: String
    public let step: String?
    public let text: String
    public let problem: Problem?

    public init(id: Int64, at: Date, kind: String, step: String? = nil, text: String, problem: Problem? = nil) {
        self.id = id
        self.at = at
        self.kind = kind
        self.step = step
        self.text = text
        self.problem = problem
    }
}
