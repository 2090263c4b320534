/// A bug that a test may switch on, to see that it would be caught. In the product none of them exists.
public enum Planted: String, CaseIterable, Sendable {
    case sendsWhatItDidNotWriteDown = "sends a create without having written it down"
    case believesAbsenceAtOnce = "believes at once that what it sent is not there"
    case forgetsLostReplies = "takes a lost reply for a refusal"
    case removesWhatItRemembers = "removes what it remembers, not what is there"
    case tagsAfterwards = "tags an address in a second call"
    case forgetsToAttach = "takes a gateway for ready before it is attached"
    case ignoresRequestKeys = "carries a repeated request out again"
    case closesEveryAttempt = "closes attempts whose outcome it does not know"
    case stopsAtARefusal = "never tries again what was refused once"

    /// The one that is switched on.
    @TaskLocal public static var current: Planted?

    /// Whether this bug is there: always false but in a build that was made for it.
    @inlinable public static func has(_ bug: Planted) -> Bool {
        #if PLANTED
            current == bug
        #else
            false
        #endif
    }
}
