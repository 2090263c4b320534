/// What a team has, what needs somebody, and what goes on.
struct OverviewView: Sendable {
    struct Count: Sendable {
        let words: String
        let count: Int
        let path: String
        let tone: String
    }

    let base: String
    let attention: [ClusterRow]
    let invalid: [CredentialRow]
    let moving: [ClusterRow]
    let warned: [CredentialRow]
    let counts: [Count]
    let isCalm: Bool
    /// What a person does first, while there is nothing.
    let isFirst: Bool
    let hasReadyCredential: Bool
    let hasCredential: Bool
    let hasMoving: Bool
    let hasWarned: Bool

    init(clusters: [ClusterRow], credentials: [CredentialRow], base: String) {
        self.base = base
        attention = clusters.filter { $0.health == .attention }
        invalid = credentials.filter { $0.problem != nil }
        moving = clusters.filter { $0.isMoving && $0.health != .attention }
        warned = credentials.filter { $0.problem == nil && !$0.warnings.isEmpty }
        let tones: [ClusterRow.Health: Badge.Tone] = [.ok: .ok, .progressing: .busy, .attention: .stop]
        counts = ClusterRow.Health.allCases.map { health in
            let count = clusters.count { $0.health == health }
            // None of a kind is nothing to be alarmed by.
            let tone = count == 0 ? Badge.Tone.quiet : tones[health, default: .quiet]
            return Count(
                words: health.words, count: count, path: "\(base)/clusters?health=\(health.rawValue)",
                tone: tone.rawValue)
        }
        isCalm = attention.isEmpty && invalid.isEmpty
        isFirst = clusters.isEmpty
        hasCredential = !credentials.isEmpty
        hasReadyCredential = credentials.contains { $0.badge.tone == Badge.Tone.ok.rawValue }
        hasMoving = !moving.isEmpty
        hasWarned = !warned.isEmpty
    }
}
