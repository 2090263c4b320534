/// A letter was not taken.
public struct MailRefusal: Error, Sendable, Hashable {
    /// Why, as the end of a sentence; without any secret.
    public let reason: String
    /// The same letter will never be taken.
    public let isFinal: Bool

    public init(_ reason: String, isFinal: Bool = false) {
        self.reason = reason
        self.isFinal = isFinal
    }
}
