extension IAM {
    /// Says what the policies of a user or role come to, without doing anything.
    func simulatePrincipalPolicy(_ call: Call) throws -> [XML] {
        let source = try call.parameters.needed("PolicySourceArn")
        let name = String(source.split(separator: "/").last ?? "")
        let actions = call.parameters.strings("ActionNames.member")
        guard !actions.isEmpty else {
            throw Refusal.unfit(nil, at: "actionNames", "Member must not be null")
        }
        let identity: Caller.Identity
        if users.found(name, at: call.now)?.arn == source {
            identity = .user(name)
        } else if roles.found(name, at: call.now)?.arn == source {
            identity = .role(name)
        } else {
            throw Refusal.noEntity("The principal with ARN \(source) cannot be found.")
        }
        let caller = Caller(arn: source, userID: "", account: account, identity: identity, accessKeyID: "")
        let named = call.parameters.strings("ResourceArns.member")
        let given = call.parameters.structures("ContextEntries.member").map {
            ($0["ContextKeyName"] ?? "", $0.strings("ContextKeyValues.member"))
        }
        let facts = facts(about: caller, call).with(Dictionary(given) { $1 })
        let results = actions.flatMap { action in
            (named.isEmpty ? ["*"] : named).map { resource in
                result(judgement(on: Authorization(action, on: resource), by: caller, facts: facts), action, resource)
            }
        }
        return [XML("EvaluationResults", results), XML("IsTruncated", "false")]
    }

    private func result(_ denial: Denial?, _ action: String, _ resource: String) -> XML {
        let decision: String
        switch denial?.reason {
        case nil: decision = "allowed"
        case .explicit: decision = "explicitDeny"
        case .silence: decision = "implicitDeny"
        }
        return XML(
            "member",
            [
                XML("EvalActionName", action), XML("EvalResourceName", resource), XML("EvalDecision", decision),
                XML("MatchedStatements", []), XML("MissingContextValues", []),
            ])
    }
}
