import struct Foundation.Date

/// What the last look over an account found after a cluster was removed; kept.
public struct ProofBody: Codable, Hashable, Sendable {
    public struct Remnant: Codable, Hashable, Sendable {
        public let kind: String
        public let id: String
        public let step: String?

        public init(kind: String, id: String, step: String? = nil) {
            self.kind = kind
            self.id = id
            self.step = step
        }
    }

    public let cluster: String
    public let provider: String
    public let region: String
    public let account: String?
    public let lookedAt: Date
    /// The kinds of things that were listed.
    public let looked: [String]
    /// What is still there and should not be.
    public let remnants: [Remnant]
    /// What stays on purpose, each with the reason.
    public let kept: [String]
    /// The steps whose resources were there and are gone.
    public let removed: [String]

    public var isEmpty: Bool { remnants.isEmpty }

    public init(
        cluster: String, provider: String, region: String, account: String?, lookedAt: Date, looked: [String],
        remnants: [Remnant], kept: [String], removed: [String]
    ) {
        self.cluster = cluster
        self.provider = provider
        self.region = region
        self.account = account
        self.lookedAt = lookedAt
        self.looked = looked
        self.remnants = remnants
        self.kept = kept
        self.removed = removed
    }
}
