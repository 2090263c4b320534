import Simulation

/// A policy document: who may, or must not, do what to which resources under which conditions.
struct Policy: Sendable, Hashable {
    /// As it was written.
    let text: String
    let statements: [Statement]
    /// Whether `${aws:username}` and the like mean something: they do since version 2012-10-17.
    let hasVariables: Bool

    /// What a document is attached to decides what its statements must hold.
    enum Kind: Sendable {
        case identity
        /// The trust policy of a role: it names principals and no resources.
        case trust
    }

    /// Throws `MalformedPolicyDocument`.
    init(_ text: String, kind: Kind = .identity) throws(Refusal) {
        guard let document = JSON(reading: text), document.object != nil else {
            throw .malformedPolicy(
                kind == .trust ? "This policy contains invalid Json" : "Syntax errors in policy.")
        }
        let version = document["Version"].string ?? "2008-10-17"
        guard ["2008-10-17", "2012-10-17"].contains(version) else {
            throw .malformedPolicy("Syntax errors in policy.")
        }
        guard Set(document.object?.keys ?? [:].keys).isSubset(of: ["Version", "Id", "Statement"]) else {
            throw .malformedPolicy("Syntax errors in policy.")
        }
        let found = document["Statement"].array ?? [document["Statement"]]
        var statements: [Statement] = []
        for statement in found { statements.append(try Statement(statement, kind: kind)) }
        let names = statements.compactMap(\.sid)
        guard !statements.isEmpty, Set(names).count == names.count else {
            throw .malformedPolicy("Syntax errors in policy.")
        }
        self.text = text
        self.statements = statements
        hasVariables = version == "2012-10-17"
    }

    /// The length that AWS's limits count: without white space.
    var size: Int { text.unicodeScalars.count { !$0.properties.isWhitespace } }

    enum Verdict: Sendable { case allows, denies, isSilent }

    /// What the document says of `authorization`, asked for by `principal` where the document names principals.
    func verdict(on authorization: Authorization, facts: Facts, principal: Principal? = nil) -> Verdict {
        var allows = false
        for statement in statements
        where statement.applies(to: authorization, facts: facts, principal: principal, hasVariables: hasVariables) {
            if !statement.allows { return .denies }
            allows = true
        }
        return allows ? .allows : .isSilent
    }
}

extension Refusal {
    static func malformedPolicy(_ message: String) -> Refusal { Refusal(400, "MalformedPolicyDocument", message) }
}
