/// A new password, and the one of before.
public struct PasswordEdit: Codable, Hashable, Sendable {
    /// The one that counts now.
    public var password: SentSecret
    public var new: SentSecret

    public init(password: SentSecret, new: SentSecret) {
        self.password = password
        self.new = new
    }
}
