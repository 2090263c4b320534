public import Domain

/// Why a verb was not carried out, beyond input that cannot be used, for which a plain `Problem` is thrown.
public struct Refusal: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// Nobody we know.
        case unauthenticated
        /// Somebody we know, who may not.
        case forbidden
        case notFound
        /// Something is in the way: a name that is taken, clusters that use it, a removal that goes on.
        case conflict
        /// It was changed since the caller read it.
        case stale
        /// The idempotency key was used for something else.
        case keyReused
        /// It may be tried again after so long.
        case tooMany(wait: Duration)
    }

    public let reason: Reason
    public let problem: Problem
    /// The names of what is in the way, where there is a list.
    public let blockers: [String]

    init(_ reason: Reason, _ problem: Problem, blockers: [String] = []) {
        self.reason = reason
        self.problem = problem
        self.blockers = blockers
    }
}

extension Refusal {
    static func unknown(_ kind: String, _ name: String) -> Refusal {
        Refusal(
            .notFound,
            Problem(
                "There is no \(kind) called “\(name.prefix(80))”.",
                advice: "Look at the list of \(kind)s for its name.",
                remedy: .changeSpec))
    }

    static func taken(_ kind: String, _ name: String) -> Refusal {
        Refusal(
            .conflict,
            Problem(
                "A \(kind) called “\(name)” exists already.", advice: "Choose another name.", remedy: .changeSpec,
                field: "name"))
    }

    static func stale(_ kind: String, _ name: String) -> Refusal {
        Refusal(
            .stale,
            Problem(
                "The \(kind) “\(name)” was changed since it was read.",
                advice: "Read it again, then repeat the change.",
                remedy: .changeSpec))
    }

    static let keyReused = Refusal(
        .keyReused,
        Problem(
            "This idempotency key was used for another request.", advice: "Give every new request a key of its own.",
            remedy: .changeSpec, field: "Idempotency-Key"))

    static let unauthenticated = Refusal(
        .unauthenticated,
        Problem(
            "The token is unknown, revoked or expired.", advice: "Give a token that is valid.", remedy: .askOperator))
}
