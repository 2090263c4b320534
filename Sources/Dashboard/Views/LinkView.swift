import Domain

/// A text that lets somebody in, on the one page that shows it.
struct LinkView: Sendable {
    let title: String
    let lead: String
    let label: String
    let text: String
    /// Until when it counts; nil for ever.
    let expiresAt: Moment?
    let backPath: String
    let backWords: String
}
