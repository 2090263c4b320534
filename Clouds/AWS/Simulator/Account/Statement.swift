import Simulation

/// One statement of a policy.
struct Statement: Sendable, Hashable {
    /// A list of patterns, or everything but them (`NotAction`, `NotResource`).
    struct Choice: Sendable, Hashable {
        let patterns: [String]
        let isNegated: Bool
    }

    let sid: String?
    let allows: Bool
    let actions: Choice
    /// Nil in a trust policy.
    let resources: Choice?
    /// Nil in an identity policy.
    let principals: [Principal.Pattern]?
    let conditions: [Condition]

    private static let members: Set = [
        "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition",
    ]

    init(_ json: JSON, kind: Policy.Kind) throws(Refusal) {
        guard let members = json.object, Set(members.keys).isSubset(of: Self.members),
            let effect = json["Effect"].string, ["Allow", "Deny"].contains(effect)
        else { throw .malformedPolicy("Syntax errors in policy.") }
        sid = json["Sid"].string
        allows = effect == "Allow"
        guard let actions = try Self.choice("Action", in: json) else {
            throw .malformedPolicy("Policy statement must contain actions.")
        }
        guard actions.patterns.allSatisfy(Self.isAction) else {
            throw .malformedPolicy("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")
        }
        self.actions = actions
        resources = try Self.choice("Resource", in: json)
        switch kind {
        case .identity:
            guard members["Principal"] == nil, members["NotPrincipal"] == nil else {
                throw .malformedPolicy("Policy document should not specify a principal.")
            }
            guard let resources else { throw .malformedPolicy("Policy statement must contain resources.") }
            if let odd = resources.patterns.first(where: { $0 != "*" && !$0.hasPrefix("arn:") && !$0.hasPrefix("*") }) {
                throw .malformedPolicy("Resource \(odd) must be in ARN format or \"*\".")
            }
            principals = nil
        case .trust:
            guard resources == nil else { throw .malformedPolicy("Has prohibited field Resource") }
            principals = try Principal.patterns(json["Principal"])
        }
        conditions = try Condition.all(json["Condition"])
    }

    func applies(
        to authorization: Authorization, facts: Facts, principal: Principal?, hasVariables: Bool
    ) -> Bool {
        let isAction = actions.patterns.contains { Pattern($0).matches(authorization.action, ignoringCase: true) }
        guard isAction != actions.isNegated else { return false }
        if let resources {
            let isResource = resources.patterns.contains {
                guard $0 != "*" else { return true }
                let text = hasVariables ? facts.filling(in: $0) : $0
                return text.map { Pattern($0).matches(authorization.resource) } ?? false
            }
            guard isResource != resources.isNegated else { return false }
        }
        if let principals {
            guard let principal, principals.contains(where: { $0.matches(principal) }) else { return false }
        }
        return conditions.allSatisfy { $0.holds(facts, hasVariables: hasVariables) }
    }

    private static func choice(_ name: String, in json: JSON) throws(Refusal) -> Choice? {
        for (key, isNegated) in [(name, false), ("Not" + name, true)] where !json[key].isNull {
            let patterns = json[key].string.map { [$0] } ?? json[key].strings
            guard !patterns.isEmpty else { throw .malformedPolicy("Syntax errors in policy.") }
            return Choice(patterns: patterns, isNegated: isNegated)
        }
        return nil
    }

    private static func isAction(_ text: String) -> Bool {
        guard text != "*" else { return true }
        let halves = text.split(separator: ":", omittingEmptySubsequences: false)
        return halves.count == 2 && halves.allSatisfy { !$0.isEmpty }
    }
}
