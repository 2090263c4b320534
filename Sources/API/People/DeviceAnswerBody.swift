/// How it was decided about a program.
///
/// In the words of RFC 8628, 3.5, but always with the status 200: that nobody has decided yet is no refusal, and every
/// refusal of this API is a problem.
public struct DeviceAnswerBody: Codable, Hashable, Sendable {
    public enum Outcome: String, Codable, Sendable {
        case pending = "authorization_pending"
        case tooSoon = "slow_down"
        case expired = "expired_token"
        case denied = "access_denied"
        case granted
    }

    public let outcome: Outcome
    /// How many seconds to wait until the next question, where there is to be one.
    public let interval: Int?
    /// Where it was granted: said this once.
    public let token: TokenBody?
    public let text: SentSecret?
    public let person: PersonBody?

    public init(
        _ outcome: Outcome, interval: Int? = nil, token: TokenBody? = nil, text: SentSecret? = nil,
        person: PersonBody? = nil
    ) {
        self.outcome = outcome
        self.interval = interval
        self.token = token
        self.text = text
        self.person = person
    }
}
