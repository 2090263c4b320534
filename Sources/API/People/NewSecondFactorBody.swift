/// What an authenticator makes its codes from. It counts once one of them was shown.
public struct NewSecondFactorBody: Codable, Hashable, Sendable {
    /// As it is typed in.
    public let text: SentSecret
    /// As it is read from a square picture.
    public let uri: SentSecret

    public init(text: SentSecret, uri: SentSecret) {
        self.text = text
        self.uri = uri
    }
}
