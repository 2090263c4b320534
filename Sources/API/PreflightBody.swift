import Domain

/// What was looked at before anything is made, and what was seen.
public struct PreflightBody: Codable, Hashable, Sendable {
    public let findings: [Finding]

    public init(findings: [Finding]) { self.findings = findings }
}
