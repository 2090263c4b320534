/// Who makes a call.
struct Caller: Sendable, Hashable {
    /// The user or role whose policies decide what the caller may do.
    enum Identity: Sendable, Hashable {
        /// The owner of the account, whom no policy limits.
        case root
        case user(String)
        case role(String)
    }

    /// `arn:aws:iam::123456789012:user/freehold`; of a session, `arn:aws:sts::123456789012:assumed-role/admin/name`.
    let arn: String
    /// Unique for all time: a user that is recreated under its name has another one.
    let userID: String
    let account: String
    let identity: Identity
    let accessKeyID: String

    var userName: String? {
        guard case .user(let name) = identity else { return nil }
        return name
    }

    var isSession: Bool { accessKeyID.hasPrefix("ASIA") }
}
