import Domain

/// What a team has, what needs somebody, and what goes on.
struct OverviewView: Sendable {
    /// So many clusters of a kind are shown at most; a list has the rest.
    static let limit = 20

    struct Count: Sendable {
        let words: String
        let count: Int
        let path: String
        let tone: String
    }

    /// What there is more of than is shown.
    struct Rest: Sendable {
        let words: String
        let path: String
    }

    let base: String
    let attention: [ClusterRow]
    let moreAttention: Rest?
    let invalid: [CredentialRow]
    let expiring: [CredentialRow]
    let moving: [ClusterRow]
    let moreMoving: Rest?
    let warned: [CredentialRow]
    let counts: [Count]
    let isCalm: Bool
    /// What a person does first, while there is nothing.
    let isFirst: Bool
    let hasReadyCredential: Bool
    let hasCredential: Bool
    let hasMoving: Bool
    let hasWarned: Bool
    let hasExpiring: Bool

    /// - Parameters:
    ///   - clusters: of each health, the first few.
    ///   - counts: of all there are.
    init(clusters: [Health: [ClusterRow]], counts all: [Health: Int], credentials: [CredentialRow], base: String) {
        self.base = base
        attention = clusters[.attention, default: []] + clusters[.unknown, default: []]
        invalid = credentials.filter { $0.problem != nil }
        expiring = credentials.filter { $0.expiry?.isNear ?? false }.sorted {
            ($0.expiry?.days ?? 0, $0.name) < ($1.expiry?.days ?? 0, $1.name)
        }
        moving = clusters[.progressing, default: []]
        warned = credentials.filter { $0.problem == nil && !$0.warnings.isEmpty }
        counts = Health.allCases.filter { $0 != .unknown || all[$0, default: 0] > 0 }.map { health in
            let count = all[health, default: 0]
            return Count(
                words: health.words, count: count, path: "\(base)/clusters?health=\(health.rawValue)",
                tone: health.tone(of: count).rawValue)
        }
        let rest = { (health: Health) in
            all[health, default: 0] > Self.limit
                ? Rest(
                    words: "All \(all[health, default: 0])", path: "\(base)/clusters?health=\(health.rawValue)") : nil
        }
        moreAttention = rest(.attention)
        moreMoving = rest(.progressing)
        isCalm = attention.isEmpty && invalid.isEmpty
        isFirst = all.values.allSatisfy { $0 == 0 }
        hasCredential = !credentials.isEmpty
        hasReadyCredential = credentials.contains { $0.badge.tone == Badge.Tone.ok.rawValue }
        hasMoving = !moving.isEmpty
        hasWarned = !warned.isEmpty
        hasExpiring = !expiring.isEmpty
    }
}
