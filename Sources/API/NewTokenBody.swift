/// A token that was just made, with its text, which is never shown again.
public struct NewTokenBody: Codable, Hashable, Sendable {
    public let token: TokenBody
    public let text: SentSecret

    public init(token: TokenBody, text: SentSecret) {
        self.token = token
        self.text = text
    }
}
