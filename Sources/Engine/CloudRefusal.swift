/// A cloud's refusal, as far as the engine has to understand it.
public protocol CloudRefusal: Error {
    /// It is certain that nothing was made or changed.
    var isFinal: Bool { get }
    /// What the call was about, or something it named, does not exist (any more).
    var isGone: Bool { get }
    /// Something of that name is there already.
    var isExisting: Bool { get }
    /// How long the cloud asked us to wait.
    var retryAfter: Duration? { get }
}
