public import Domain
import Store

public import struct Foundation.Date

extension ControlPlane {
    /// Who shows this token. Throws a `Refusal` when it is unknown, revoked or expired.
    public func authenticate(_ shown: Secret) async throws -> Caller {
        let text = shown.withValue { TokenText($0) }
        guard let text, let token = try await store.read({ try $0.token(hash: text.hash) }),
            token.isValid(at: time.now())
        else { throw Refusal.unauthenticated }
        return Caller(token)
    }

    /// Makes a token. Its text is in the answer and nowhere else.
    public func createToken(
        called name: String, expiresAt: Date? = nil, as caller: Caller
    ) async throws -> (token: Token, text: Secret) {
        try Name.check(name)
        let now = time.now()
        if let expiresAt, expiresAt <= now {
            throw Problem.invalid("expiresAt", "\(expiresAt) is in the past.", advice: "Give a moment to come.")
        }
        let text = TokenText(from: random)
        let token = Token(
            id: .init(rawValue: random.id()), name: name, prefix: text.prefix, createdAt: now, expiresAt: expiresAt)
        try await store.write { try $0.add(token, text, as: caller) }
        return (token, text.secret)
    }

    public func tokens() async throws -> [Token] { try await store.read { try $0.tokens() } }

    public func revokeToken(_ id: Token.ID, as caller: Caller) async throws {
        let now = time.now()
        try await store.write { transaction in
            guard try transaction.revoke(id, at: now) else { throw Refusal.unknown("valid token", id.rawValue) }
            try transaction.audit(
                AuditEntry(at: now, caller: caller.id, verb: "token.revoke", workspace: nil, subject: id.rawValue))
        }
    }
}

extension Transaction {
    func add(_ token: Token, _ text: TokenText, as caller: Caller) throws {
        try insert(token, hash: text.hash)
        try audit(
            AuditEntry(
                at: token.createdAt, caller: caller.id, verb: "token.create", workspace: nil,
                subject: token.id.rawValue, detail: ["name": token.name, "prefix": token.prefix]))
    }
}
