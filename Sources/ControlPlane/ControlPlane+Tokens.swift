public import Domain
import Store

public import struct Foundation.Date

extension ControlPlane {
    /// Who shows this token. Throws a `Refusal` when it is unknown, revoked or expired.
    public func authenticate(_ shown: Secret) async throws -> Caller {
        let now = time.now()
        guard let text = shown.withValue({ TokenText($0) }) else { throw Refusal.unauthenticated }
        return try await store.read { transaction in
            guard let token = try transaction.token(hash: text.hash) else { throw Refusal.unauthenticated }
            return try transaction.caller(token, at: now)
        }
    }

    /// Makes a token. Its text is in the answer and nowhere else.
    ///
    /// It never does more than whoever makes it, then or later, and a token's token does not outlive it.
    /// - Parameters:
    ///   - scope: the most that it may do; only an administrator's may be without one.
    ///   - expiresAt: nil for never, where there is no scope, and else for 90 days.
    public func createToken(
        called name: String, scope: Token.Scope? = nil, expiresAt: Date? = nil, as caller: Caller
    ) async throws -> (token: Token, text: Secret) {
        try check(scope, of: caller)
        try Name.check(name)
        let now = time.now()
        let text = TokenText(from: random)
        let end = try await end(of: scope, wanted: expiresAt, as: caller)
        let token = Token(
            id: .init(rawValue: random.id()), name: name, prefix: text.prefix, person: caller.person, scope: scope,
            createdAt: now, expiresAt: end)
        try await store.write { transaction in
            if let scope, try !transaction.workspaces().contains(where: { $0.id == scope.workspace }) {
                throw Refusal.unknown("workspace", scope.workspace.rawValue)
            }
            try transaction.add(token, text, as: caller)
        }
        return (token, text.secret)
    }

    /// Their own; an administrator sees all.
    public func tokens(as caller: Caller) async throws -> [Token] {
        let all = try await store.read { try $0.tokens() }
        if caller.rights.isAdministrator { return all }
        let person = try caller.signedIn().person
        return all.filter { $0.person == person }
    }

    /// Ends one of their own; an administrator ends any, and a token itself.
    public func revokeToken(_ id: Token.ID, as caller: Caller) async throws {
        let isItself = caller.session == nil && caller.id == id.rawValue
        if !isItself, !caller.rights.isAdministrator { _ = try caller.signedIn() }
        let now = time.now()
        try await store.write { transaction in
            let token = try transaction.token(id)
            let isTheirs = isItself || caller.rights.isAdministrator || token?.person == caller.person
            guard isTheirs, try transaction.revoke(id, at: now) else {
                throw Refusal.unknown("valid token", id.rawValue)
            }
            try transaction.audit(
                AuditEntry(at: now, caller: caller.id, verb: "token.revoke", workspace: nil, subject: id.rawValue))
        }
        bell.ring()
    }

    private func check(_ scope: Token.Scope?, of caller: Caller) throws {
        if caller.rights.isAdministrator { return }
        // A token that leaks must not make others that stay.
        try caller.signedIn()
        guard let scope else {
            throw Problem.invalid(
                "workspace", "The token has no workspace.", advice: "Give the workspace and the role that it is for.")
        }
        try caller.require(.seeWorkspace, in: scope.workspace)
        guard caller.rights.cover(scope) else { throw Refusal.exceeds(caller, scope.role) }
    }

    private func end(of scope: Token.Scope?, wanted: Date?, as caller: Caller) async throws -> Date? {
        let now = time.now()
        if let wanted, wanted <= now {
            throw Problem.invalid("expiresAt", "\(wanted) is in the past.", advice: "Give a moment to come.")
        }
        let maker = caller.session == nil ? Token.ID(rawValue: caller.id) : nil
        let limit = try await store.read { transaction in try maker.flatMap { try transaction.token($0)?.expiresAt } }
        let end = wanted ?? (scope == nil ? limit : min(now + .minutes(90 * 1440), limit ?? .distantFuture))
        guard let limit, end.map({ $0 > limit }) ?? true else { return end }
        throw Problem.invalid(
            "expiresAt", "The token that asks for it ends before.", advice: "Give a moment that is not after \(limit).")
    }
}

extension Refusal {
    static func exceeds(_ caller: Caller, _ role: Role) -> Refusal {
        Refusal(
            .forbidden,
            Problem(
                "A token of \(role.rawValue)s may do more than “\(caller.name)” here.",
                advice: "Give it a role that may do no more than yours.", remedy: .changeSpec, field: "role"))
    }
}

extension Transaction {
    func add(_ token: Token, _ text: TokenText, as caller: Caller) throws {
        try insert(token, hash: text.hash)
        try audit(
            AuditEntry(
                at: token.createdAt, caller: caller.id, verb: "token.create", workspace: token.scope?.workspace,
                subject: token.id.rawValue, detail: ["name": token.name, "prefix": token.prefix]))
    }
}
