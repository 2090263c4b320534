import Simulation

/// Somebody whom a trust policy may name.
struct Principal: Sendable, Hashable {
    enum Kind: String, Sendable {
        case aws = "AWS"
        case service = "Service"
        case federated = "Federated"
    }

    let kind: Kind
    /// `eks.amazonaws.com`, or the ARN of a user, role or session.
    let name: String
    /// The account of an AWS principal.
    var account: String?

    /// One entry of a `Principal` element.
    struct Pattern: Sendable, Hashable {
        /// Nil for `"*"`, which is everybody.
        let kind: Kind?
        let name: String

        /// Whether the entry names `principal` itself, or its whole account.
        func matches(_ principal: Principal) -> Bool {
            guard let kind else { return principal.kind == .aws }
            guard kind == principal.kind else { return false }
            return name == "*" || name == principal.name || names(accountOf: principal)
        }

        /// Whether it leaves the choice to the account's own policies: `arn:aws:iam::123456789012:root`.
        func names(accountOf principal: Principal) -> Bool {
            guard kind == .aws, let account = principal.account else { return false }
            return name == account || name == "arn:aws:iam::\(account):root"
        }
    }

    static func patterns(_ json: JSON) throws(Refusal) -> [Pattern] {
        if json.string == "*" { return [Pattern(kind: nil, name: "*")] }
        guard let members = json.object, !members.isEmpty else {
            throw .malformedPolicy("Missing required field Principal")
        }
        var patterns: [Pattern] = []
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            let names = value.string.map { [$0] } ?? value.strings
            guard let kind = Kind(rawValue: key), !names.isEmpty else {
                throw .malformedPolicy("Invalid principal in policy.")
            }
            patterns += names.map { Pattern(kind: kind, name: $0) }
        }
        return patterns
    }
}
