/// Who makes a call.
struct Caller: Sendable, Hashable {
    /// `arn:aws:iam::123456789012:user/freehold`; of a session, `arn:aws:sts::123456789012:assumed-role/admin/name`.
    let arn: String
    /// Unique for all time: a user that is recreated under its name has another one.
    let userID: String
    let account: String
    /// The user or the role that policies are attached to; nil for the root of the account.
    let identity: String?
    let accessKeyID: String

    var isRoot: Bool { identity == nil }
    var isSession: Bool { accessKeyID.hasPrefix("ASIA") }
}
