/// A text that is there to be copied.
struct CopyText: Sendable {
    let label: String
    let text: String
}
