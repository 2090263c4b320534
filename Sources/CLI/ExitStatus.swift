/// How a command ended, for scripts.
public enum ExitStatus: Int32, Sendable, CaseIterable {
    case fine = 0
    /// Something else is in the way; no answer from the server, for one.
    case problem = 1
    /// The command line, or what it asks for, cannot be used.
    case usage = 2
    /// A person said no.
    case declined = 3
    case unauthenticated = 4
    /// Not allowed, or not there: a server does not tell strangers which.
    case missing = 5
    /// Something else happened to it meanwhile, or has to happen first.
    case conflict = 6
    case throttled = 7
    /// The time to wait is over, and it is still going on.
    case unfinished = 8
    /// It has stopped until a person does something.
    case stopped = 9
    /// The preflight found what would stop it.
    case preflight = 10
    case interrupted = 130

    /// What a server's refusal comes to.
    init(httpStatus: Int) {
        switch httpStatus {
        case 401: self = .unauthenticated
        case 403, 404: self = .missing
        case 409, 412, 428: self = .conflict
        case 429: self = .throttled
        case 400, 413, 415, 422: self = .usage
        default: self = .problem
        }
    }
}
