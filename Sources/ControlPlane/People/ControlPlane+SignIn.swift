public import Domain
import Foundation
import Store

extension ControlPlane {
    /// Lets a person in.
    ///
    /// An unknown address, a wrong password and an account that is disabled have the same answer after the same time.
    /// - Parameter code: of the authenticator, or one of the recovery codes, where the account has a second factor.
    /// - Throws: a `Refusal`; `codeNeeded` names the field `code`.
    public func signIn(
        _ email: String, password: Secret, code: Secret? = nil, from browser: Browser
    ) async throws -> SignedIn {
        let known = try await know(email, password: password, from: browser)
        return try await letIn(known, code: code, from: browser)
    }

    /// Who it is by the password, whatever else the account asks for.
    func know(_ email: String, password: Secret, from browser: Browser) async throws -> Known {
        let limits = try await countTry(email, from: browser)
        let address = EmailAddress(rawValue: email.lowercased())
        let (person, factors) = try await store.read { transaction in
            let person = try transaction.person(address)
            return (person, try person.flatMap { try transaction.factors(of: $0.id) })
        }
        let matches = try await scrypt.matches(password, factors?.password)
        guard matches, let person, person.disabledAt == nil, let factors else {
            try await note("session.refuse", of: person?.id, from: browser)
            throw Refusal.wrongSignIn
        }
        return Known(person: person, factors: factors, limits: limits)
    }

    func letIn(_ known: Known, code: Secret?, from browser: Browser) async throws -> SignedIn {
        let (person, now) = (known.person, time.now())
        if person.hasSecondFactor, code == nil { throw Refusal.codeNeeded }
        let new = session(of: person.id, from: browser)
        let key = try secondFactor(known.factors.secondFactor, of: person.id)
        do {
            try await store.write { transaction in
                if let key { try transaction.use(code, of: person.id, key: key, at: now) }
                try transaction.begin(new.session, new.text, of: person)
                for limit in known.limits { try transaction.forgetMisses(of: limit.subject) }
            }
        } catch let refusal as Refusal {
            try await note("session.refuse", of: person.id, from: browser)
            throw refusal
        }
        return SignedIn(person: person, session: new.session, text: new.text)
    }

    /// Who shows this. Throws a `Refusal` when the session has ended, or the person may not come in any more.
    public func authenticate(session text: SessionText) async throws -> Caller {
        let now = time.now()
        let (session, caller) = try await store.read { transaction in
            guard let session = try transaction.session(hash: text.hash) else { throw Refusal.sessionEnded }
            return (session, try transaction.caller(session, at: now))
        }
        // To the minute: not every look is to be a write.
        if now >= session.seenAt + .minutes(1) { try await store.write { try $0.see(session.id, at: now) } }
        return caller
    }

    /// The same caller with the rights of now. Throws a `Refusal` when they are not let in any more.
    ///
    /// For what goes on for hours: rights that were taken away end it.
    public func renewed(_ caller: Caller) async throws -> Caller {
        let now = time.now()
        return try await store.read { transaction in
            if let id = caller.session {
                guard let session = try transaction.session(id) else { throw Refusal.sessionEnded }
                return try transaction.caller(session, at: now)
            }
            guard let token = try transaction.token(Token.ID(rawValue: caller.id)) else {
                throw Refusal.unauthenticated
            }
            return try transaction.caller(token, at: now)
        }
    }
}

/// Somebody whose password was right, and what to forget once they are in.
struct Known: Sendable {
    let person: Person
    let factors: StoredFactors
    let limits: [SignInLimit]
}

extension ControlPlane {
    /// Counts a try to get into an account. Returns what to forget when it succeeds.
    func countTry(_ email: String, from browser: Browser) async throws -> [SignInLimit] {
        let now = time.now()
        return try await store.write { transaction in
            var mine = SignInLimit.account(email)
            if let earlier = try browser.earlier.flatMap({ try transaction.session(hash: $0.hash) }),
                try transaction.person(earlier.person)?.email.rawValue == email.lowercased()
            {
                mine = .browser(earlier)
            }
            try SignInLimit.count([mine, .address(browser.address)], in: transaction, at: now)
            return [mine]
        }
    }

    func session(of person: Person.ID, from browser: Browser) -> (session: Session, text: SessionText) {
        let session = Session(
            id: .init(rawValue: random.id()), person: person, address: browser.address, agent: browser.agent,
            createdAt: time.now())
        return (session, SessionText(from: random))
    }

    /// Audits what came to nothing; what was typed is not in it.
    func note(
        _ verb: String, of person: Person.ID?, from browser: Browser, detail: [String: String] = [:]
    ) async throws {
        let entry = AuditEntry(
            at: time.now(), caller: "nobody", verb: verb, workspace: nil, subject: person?.rawValue ?? "unknown",
            detail: detail.merging(["address": browser.address]) { $1 })
        try await store.write { try $0.audit(entry) }
    }
}

extension Transaction {
    /// - Parameter provider: the identity provider that vouches for them; nil where they have shown it themselves.
    func begin(_ session: Session, _ text: SessionText, of person: Person, at provider: String? = nil) throws {
        try insert(session, hash: text.hash)
        var detail = ["address": session.address]
        detail["provider"] = provider
        try audit(
            AuditEntry(
                at: session.createdAt, caller: person.id.rawValue, verb: "session.begin", workspace: nil,
                subject: session.id.rawValue, detail: detail))
    }

    /// Uses up what stands beside the password. Throws a `Refusal` when it is not, or was used before.
    func use(_ code: Secret?, of person: Person.ID, key: SecondFactor, at now: Date) throws {
        guard let code else { throw Refusal.codeNeeded }
        if let step = key.step(of: code, at: now), try use(code: step, of: person) { return }
        if let recovery = RecoveryCode(typed: code), try use(recoveryCode: recovery.hash, of: person) { return }
        throw Refusal.wrongSignIn
    }

    func caller(_ session: Session, at now: Date) throws -> Caller {
        guard session.isValid(at: now), let person = try person(session.person), person.disabledAt == nil else {
            throw Refusal.sessionEnded
        }
        return Caller(
            id: person.id.rawValue, name: person.name, rights: try rights(of: person), person: person.id,
            session: session.id)
    }

    func caller(_ token: Token, at now: Date) throws -> Caller {
        guard token.isValid(at: now) else { throw Refusal.unauthenticated }
        var rights = Rights.administrator
        if let id = token.person {
            guard let person = try person(id), person.disabledAt == nil else { throw Refusal.unauthenticated }
            rights = try self.rights(of: person)
        }
        return Caller(
            id: token.id.rawValue, name: token.name, rights: token.scope.map(rights.narrowed) ?? rights,
            person: token.person)
    }

    func rights(of person: Person) throws -> Rights {
        person.isAdministrator ? .administrator : Rights(try roles(of: person.id))
    }
}
