import Domain
import Foundation

/// STS: tells callers who they are, and lets them act as a role for a while.
struct STS: Sendable {
    static let operations: Set = ["GetCallerIdentity", "AssumeRole"]

    /// Throws where there is no such operation. Who one is may be asked without any permission.
    static func authorizations(for call: Call) throws -> [Authorization] {
        guard operations.contains(call.operation) else { throw Refusal.noOperation(call) }
        return []
    }

    static func callerIdentity(_ call: Call) -> Answer {
        .xml([
            XML("Arn", call.caller.arn), XML("UserId", call.caller.userID), XML("Account", call.caller.account),
        ])
    }

    /// Lets the caller, whose account is `home`, act as a role of the account `host`; they may be the same account.
    static func assumeRole(_ call: Call, home: IAM, host: inout IAM) throws -> Answer {
        let wish = try RoleWish(call)
        guard call.caller.identity != .root else {
            throw Refusal(403, "AccessDenied", "Roles may not be assumed by root accounts.")
        }
        guard let role = host.role(arn: wish.roleARN) else { throw wish.denied(to: call.caller) }
        try wish.check(against: role, home: home, host: host)
        guard !call.caller.isSession || wish.length <= .seconds(3600) else {
            throw Refusal.invalid(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
        }
        guard wish.length <= role.longestSession else {
            throw Refusal.invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
        }
        let session = IAM.Session(
            key: host.newKey("ASIA"), roleName: role.name, roleID: role.uniqueID, name: wish.sessionName,
            startedAt: call.wall, expiresAt: call.wall + wish.length, policy: wish.policy,
            sourceIdentity: wish.sourceIdentity, tags: wish.tags)
        host.sessions[session.key.id] = session
        return .xml(xml(session, role, of: host.account, wish))
    }

    private static func xml(_ session: IAM.Session, _ role: IAM.Role, of account: String, _ wish: RoleWish) -> [XML] {
        let person = [
            XML("AssumedRoleId", "\(role.uniqueID):\(session.name)"),
            XML("Arn", "arn:aws:sts::\(account):assumed-role/\(role.name)/\(session.name)"),
        ]
        let credentials = [
            XML("AccessKeyId", session.key.id), XML("SecretAccessKey", session.key.secret),
            XML("SessionToken", session.key.sessionToken ?? ""), XML("Expiration", Moment(session.expiresAt).text),
        ]
        let source = session.sourceIdentity.map { [XML("SourceIdentity", $0)] } ?? []
        let size = session.policy == nil ? [] : [XML("PackedPolicySize", "6")]
        return [XML("AssumedRoleUser", person), XML("Credentials", credentials)] + size + source
    }
}
