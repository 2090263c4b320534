/// How much one caller may ask for: a quota that may be used up at once, and that comes back steadily over its window.
public struct RateLimit: Sendable, Hashable {
    public static let standard = RateLimit(quota: 600)

    /// Requests.
    public let quota: Int
    public let window: Duration

    public init(quota: Int, window: Duration = .seconds(60)) {
        self.quota = quota
        self.window = window
    }
}
