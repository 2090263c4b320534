import Domain
import Foundation

/// What a call to `AssumeRole` asks for.
struct RoleWish {
    let roleARN: String
    let sessionName: String
    let length: Duration
    let externalID: String?
    let policy: Policy?
    let sourceIdentity: String?
    let tags: [String: String]
    private let call: Call

    init(_ call: Call) throws {
        let parameters = call.parameters
        roleARN = try parameters.needed("RoleArn")
        sessionName = try parameters.needed("RoleSessionName")
        guard (2...64).contains(sessionName.count), !sessionName.contains(where: { $0 == " " || $0 == "/" }) else {
            throw Refusal.unfit(
                sessionName, at: "roleSessionName",
                "Member must satisfy regular expression pattern: [\\w+=,.@-]*")
        }
        guard roleARN.hasPrefix("arn:aws:iam::"), roleARN.contains(":role/") else {
            throw Refusal.invalid("\(roleARN) is invalid")
        }
        let seconds = try parameters.number("DurationSeconds") ?? 3600
        guard (900...43200).contains(seconds) else {
            throw Refusal.unfit("\(seconds)", at: "durationSeconds", "Member must have value between 900 and 43200")
        }
        length = .seconds(seconds)
        externalID = parameters["ExternalId"]
        policy = try parameters["Policy"].map { try Policy($0) }
        sourceIdentity = parameters["SourceIdentity"]
        tags = try IAM.tags(parameters)
        self.call = call
    }

    /// The account that the role is in.
    var account: String { String(roleARN.split(separator: ":", omittingEmptySubsequences: false)[4]) }

    /// Throws `AccessDenied` unless the role trusts the caller with all that is asked for.
    ///
    /// In one account it is enough that the role names the caller; where it names the whole account, and from another
    /// account always, the caller's own policies have to allow it too.
    func check(against role: IAM.Role, home: IAM, host: IAM) throws {
        var actions = ["sts:AssumeRole"]
        if sourceIdentity != nil { actions.append("sts:SetSourceIdentity") }
        if !tags.isEmpty { actions.append("sts:TagSession") }
        let facts = home.facts(about: call.caller, call)
        for action in actions {
            let authorization = Authorization(action, on: roleARN, conditions: conditions(role))
            let trusted = facts.with(authorization.conditions)
            let verdicts = principals.map {
                role.trust.verdict(on: authorization, facts: trusted, principal: $0)
            }
            if verdicts.contains(.denies) { throw refusal(authorization, .explicit(.resource)) }
            guard verdicts.contains(.allows) else { throw refusal(authorization, .silence(.resource)) }
            let denial = home.judgement(on: authorization, by: call.caller, facts: facts)
            switch denial?.reason {
            case nil: continue
            case .silence(.identity) where home.account == host.account && isNamed(by: role): continue
            case .some: throw Refusal(403, "AccessDenied", denial?.message ?? "")
            }
        }
    }

    func denied(to caller: Caller) -> Refusal {
        refusal(Authorization("sts:AssumeRole", on: roleARN), .silence(.resource))
    }

    /// The caller as trust policies may name it: a session is also its role.
    private var principals: [Principal] {
        let caller = call.caller
        let itself = Principal(kind: .aws, name: caller.arn, account: caller.account)
        guard case .role(let name) = caller.identity else { return [itself] }
        let role = Principal(kind: .aws, name: "arn:aws:iam::\(caller.account):role/\(name)", account: caller.account)
        return [itself, role]
    }

    private func isNamed(by role: IAM.Role) -> Bool {
        role.trust.statements.filter(\.allows).flatMap { $0.principals ?? [] }.contains { pattern in
            principals.contains { pattern.matches($0) && !pattern.names(accountOf: $0) }
        }
    }

    private func conditions(_ role: IAM.Role) -> [String: [String]] {
        var conditions = Authorization.requestTags(tags)
        conditions.merge(Authorization.resourceTags(role.tags, of: .iam)) { $1 }
        conditions["sts:ExternalId"] = externalID.map { [$0] }
        conditions["sts:RoleSessionName"] = [sessionName]
        conditions["sts:SourceIdentity"] = sourceIdentity.map { [$0] }
        return conditions
    }

    private func refusal(_ authorization: Authorization, _ reason: Denial.Reason) -> Refusal {
        let denial = Denial(authorization: authorization, caller: call.caller.arn, reason: reason)
        // STS says no more than this where the role's own policy refuses, so that nobody can probe for roles.
        let text = denial.message.components(separatedBy: " because ")[0]
        return Refusal(403, "AccessDenied", text)
    }
}
