import Domain

import struct Foundation.Date

/// One step of a cluster's graph.
public struct StepBody: Codable, Hashable, Sendable {
    public enum State: String, Codable, Sendable, CaseIterable {
        /// What it needs is not there yet, or what needs it is still there.
        case waiting
        /// We or the cloud are at it.
        case changing
        case ready
        case gone
        /// A person has to do something first.
        case stopped
    }

    public let name: String
    public let state: State
    /// One line for people: what is going on.
    public let text: String
    public let problem: Problem?
    /// When work on it began, and when it came to rest.
    public let startedAt: Date?
    public let readyAt: Date?
    /// What the cloud calls it.
    public let cloudIDs: [String]

    public init(
        name: String, state: State, text: String = "", problem: Problem? = nil, startedAt: Date? = nil,
        readyAt: Date? = nil, cloudIDs: [String] = []
    ) {
        self.name = name
        self.state = state
        self.text = text
        self.problem = problem
        self.startedAt = startedAt
        self.readyAt = readyAt
        self.cloudIDs = cloudIDs
    }
}
