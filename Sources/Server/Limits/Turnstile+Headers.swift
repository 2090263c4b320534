import Domain
import Hummingbird

extension Turnstile {
    /// What an answer says of the quota (draft-ietf-httpapi-ratelimit-headers-11, 4 and 5); whole seconds, rounded up.
    func headers(after passage: Passage) -> HTTPFields {
        var headers: HTTPFields = [
            .rateLimitPolicy: "\"requests\";q=\(limit.quota);w=\(Self.seconds(limit.window))",
            .rateLimit: "\"requests\";r=\(passage.remaining);t=\(Self.seconds(passage.reset))",
        ]
        if !passage.isFree { headers[.retryAfter] = String(max(1, Self.seconds(passage.wait))) }
        return headers
    }

    /// A millionth less: what is a whole number but for its fractions is one.
    private static func seconds(_ duration: Duration) -> Int { Int((duration.inSeconds - 1e-6).rounded(.up)) }
}

extension HTTPFields.Element.Name {
    fileprivate static let rateLimit = Self("RateLimit")!
    fileprivate static let rateLimitPolicy = Self("RateLimit-Policy")!
}
