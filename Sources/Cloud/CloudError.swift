import Domain
import Engine

/// A cloud said no, in its own words. Only the `Problem` that its provider makes of it reaches a person.
public struct CloudError: Error, Sendable, Hashable {
    /// What kind of refusal it is: all that the engine and the retrying need to know.
    public enum Meaning: String, Sendable, Hashable, CaseIterable {
        /// Asked to slow down; nothing was done.
        case throttled
        /// A fault on the cloud's side; it may have been done all the same.
        case transient
        /// Something made a moment ago is not visible everywhere yet; nothing was done.
        case notYet
        /// Refused while something else is going on, or is in the way.
        case busy
        case gone, exists, quota, capacity, unauthenticated, denied, invalid, unknown
    }

    public let meaning: Meaning
    public let status: Int
    /// The cloud's own code, such as `AccessDenied`.
    public let code: String
    public let message: String
    /// The call that was refused, as the cloud's permission is called: `iam:CreateRole`.
    public let action: String
    public let requestID: String?
    public let retryAfter: Duration?
    /// The same call was sent before, and what came of that is not known.
    public var isInDoubt = false

    public init(
        _ meaning: Meaning, status: Int, code: String, message: String, action: String, requestID: String? = nil,
        retryAfter: Duration? = nil
    ) {
        self.meaning = meaning
        self.status = status
        self.code = code
        self.message = message
        self.action = action
        self.requestID = requestID
        self.retryAfter = retryAfter
    }
}

extension CloudError: CloudRefusal {
    public var isFinal: Bool { !isInDoubt && meaning != .transient && meaning != .unknown }
    public var isGone: Bool { meaning == .gone }
    public var isExisting: Bool { meaning == .exists }
}
