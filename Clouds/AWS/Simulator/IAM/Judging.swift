import Foundation

/// Who may do what: the evaluation of all policies that bear on a caller.
///
/// IAM User Guide, "Policy evaluation logic": an explicit deny anywhere wins; then the organization, the boundary and
/// the session each have to allow, and a policy of the identity as well.
extension IAM {
    /// What every policy may ask about `caller` and this call.
    func facts(about caller: Caller, _ call: Call) -> Facts {
        var values: [String: [String]] = [
            "aws:PrincipalAccount": [caller.account], "aws:userid": [caller.userID],
            "aws:RequestedRegion": [call.region], "aws:CurrentTime": [Moment(call.wall).text],
            "aws:EpochTime": ["\(Int(call.wall.timeIntervalSince1970))"], "aws:SecureTransport": ["true"],
            "aws:SourceIp": ["203.0.113.10"], "aws:ResourceAccount": [account], "aws:PrincipalIsAWSService": ["false"],
            "aws:ViaAWSService": ["false"],
        ]
        switch caller.identity {
        case .root:
            values["aws:PrincipalArn"] = [caller.arn]
            values["aws:PrincipalType"] = ["Account"]
        case .user(let name):
            values["aws:PrincipalArn"] = [caller.arn]
            values["aws:PrincipalType"] = ["User"]
            values["aws:username"] = [name]
            for (key, value) in users[name]?.tags ?? [:] { values["aws:PrincipalTag/\(key)"] = [value] }
        case .role(let name):
            values["aws:PrincipalArn"] = [roles[name]?.arn ?? caller.arn]
            values["aws:PrincipalType"] = ["AssumedRole"]
            let session = sessions[caller.accessKeyID]
            let tags = (roles[name]?.tags ?? [:]).merging(session?.tags ?? [:]) { $1 }
            for (key, value) in tags { values["aws:PrincipalTag/\(key)"] = [value] }
            if let session {
                values["aws:TokenIssueTime"] = [Moment(session.startedAt).text]
                values["aws:MultiFactorAuthPresent"] = ["false"]
                if let source = session.sourceIdentity { values["aws:SourceIdentity"] = [source] }
            }
        }
        return Facts(values)
    }

    /// Nil if `caller` may do it.
    func judgement(on authorization: Authorization, by caller: Caller, facts: Facts) -> Denial? {
        func denial(_ reason: Denial.Reason) -> Denial {
            Denial(authorization: authorization, caller: caller.arn, reason: reason)
        }
        let facts = facts.with(authorization.conditions)
        func verdict(_ policy: Policy) -> Policy.Verdict { policy.verdict(on: authorization, facts: facts) }

        let organization = serviceControlPolicy.map(verdict)
        if organization == .denies { return denial(.explicit(.organization)) }
        guard let grants = grants(of: caller) else {
            return caller.identity == .root ? nil : denial(.silence(.identity))
        }
        let identity = policies(in: grants).map(verdict)
        let boundary = grants.boundary.map { policies[$0]?.policy.map(verdict) ?? .isSilent }
        let session = sessions[caller.accessKeyID]?.policy.map(verdict)
        if identity.contains(.denies) { return denial(.explicit(.identity)) }
        if boundary == .denies { return denial(.explicit(.boundary)) }
        if session == .denies { return denial(.explicit(.session)) }
        if organization == .isSilent { return denial(.silence(.organization)) }
        if !identity.contains(.allows) || isWithdrawn(authorization.action, from: caller) {
            return denial(.silence(.identity))
        }
        if boundary == .isSilent { return denial(.silence(.boundary)) }
        if session == .isSilent { return denial(.silence(.session)) }
        return nil
    }

    /// Nil for the root of the account, and for who is gone.
    private func grants(of caller: Caller) -> Grants? {
        switch caller.identity {
        case .root: nil
        case .user(let name): users[name]?.grants
        case .role(let name): roles[name]?.grants
        }
    }

    private func policies(in grants: Grants) -> [Policy] {
        Array(grants.inline.values) + grants.attached.compactMap { policies[$0]?.policy }
    }

    private func isWithdrawn(_ action: String, from caller: Caller) -> Bool {
        guard let name = caller.userName, let actions = withdrawn[name] else { return false }
        return actions.contains { Pattern($0).matches(action, ignoringCase: true) }
    }
}
