public import Domain
import Foundation
import Store
import Vault

/// A second factor that counts once a code of it was shown.
public struct NewSecondFactor: Sendable {
    /// As it is typed into an authenticator.
    public let text: Secret
    /// As it is read from a square picture.
    public let uri: Secret
}

/// A person with what they are where.
public struct Profile: Sendable {
    public let person: Person
    public let roles: [Workspace.ID: Role]
    public let recoveryCodesLeft: Int
}

extension ControlPlane {
    /// Whose account it is that asks. Throws a `Refusal` for a token.
    public func profile(as caller: Caller) async throws -> Profile {
        let id = try caller.signedIn().person
        return try await store.read { transaction in
            guard let person = try transaction.person(id) else { throw Refusal.sessionEnded }
            return Profile(
                person: person, roles: try transaction.roles(of: id),
                recoveryCodesLeft: try transaction.recoveryCodesLeft(of: id))
        }
    }

    /// Changes a password, and ends every session. Returns a new one.
    public func changePassword(
        _ old: Secret, to new: Secret, from browser: Browser, as caller: Caller
    ) async throws -> SignedIn {
        let person = try await confirm(old, from: browser, as: caller)
        try Password.check(new, field: "new", knowing: [person.name, person.email.rawValue])
        let hash = try await scrypt.hash(new, salt: random.bytes(16))
        let now = time.now()
        let begun = session(of: person.id, from: browser)
        try await store.write { transaction in
            try transaction.keep(password: hash, of: person.id)
            try transaction.endSessions(of: person.id, at: now)
            try transaction.audit(.of("profile.password", caller, at: now))
            try transaction.begin(begun.session, begun.text, of: person)
        }
        bell.ring()
        return SignedIn(person: person, session: begun.session, text: begun.text)
    }

    /// Makes a second factor; it counts once `confirmSecondFactor` was shown a code of it.
    public func newSecondFactor(
        password: Secret, from browser: Browser, as caller: Caller
    ) async throws -> NewSecondFactor {
        let person = try await confirm(password, from: browser, as: caller)
        let factor = SecondFactor(from: random)
        let sealed = try vault.seal(factor.text, for: .secondFactor(of: person.id)).bytes
        try await store.write { try $0.keep(newSecondFactor: sealed, of: person.id) }
        return NewSecondFactor(text: factor.text, uri: factor.uri(of: person.email))
    }

    /// Takes the new second factor into use. Returns the recovery codes, which are shown this once.
    public func confirmSecondFactor(_ code: Secret, as caller: Caller) async throws -> [Secret] {
        let (id, _) = try caller.signedIn()
        let factors = try await store.read { try $0.factors(of: id) }
        let now = time.now()
        guard let factor = try secondFactor(factors?.newSecondFactor, of: id), let step = factor.step(of: code, at: now)
        else {
            throw Problem.invalid(
                "code", "The code is not the one that the authenticator shows now.",
                advice: "Check the clock of the device, and type the newest code.")
        }
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode(from: random) }
        try await store.write { transaction in
            try transaction.takeSecondFactorIntoUse(of: id, recoveryCodes: codes.map(\.hash))
            // It let the factor in; it is not to let anybody else in.
            _ = try transaction.use(code: step, of: id)
            try transaction.audit(.of("profile.second-factor.add", caller, at: now))
        }
        return codes.map(\.text)
    }

    /// From here on the password is enough.
    public func removeSecondFactor(password: Secret, from browser: Browser, as caller: Caller) async throws {
        let person = try await confirm(password, from: browser, as: caller)
        let now = time.now()
        try await store.write { transaction in
            try transaction.dropSecondFactor(of: person.id)
            try transaction.audit(.of("profile.second-factor.remove", caller, at: now))
        }
    }

    /// The sessions of whoever asks, the newest first, those that have ended left out.
    public func sessions(as caller: Caller) async throws -> [Session] {
        let person = try caller.signedIn().person
        let now = time.now()
        return try await store.read { try $0.sessions(of: person) }.filter { $0.isValid(at: now) }
    }

    /// Ends one of their own sessions; it may be the one that asks.
    public func endSession(_ id: Session.ID, as caller: Caller) async throws {
        let person = try caller.signedIn().person
        let now = time.now()
        try await store.write { transaction in
            guard try transaction.end(id, of: person, at: now) else { throw Refusal.unknown("session", id.rawValue) }
            try transaction.audit(.of("session.end", caller, subject: id.rawValue, at: now))
        }
        bell.ring()
    }
}

extension ControlPlane {
    /// Asks for the password again before something that takes an account over, however long ago they signed in.
    func confirm(_ password: Secret, from browser: Browser, as caller: Caller) async throws -> Person {
        let (id, _) = try caller.signedIn()
        guard let person = try await store.read({ try $0.person(id) }) else { throw Refusal.sessionEnded }
        let limits = try await countTry(person.email.rawValue, from: browser)
        let stored = try await store.read { try $0.factors(of: id)?.password }
        guard try await scrypt.matches(password, stored) else {
            throw Problem.invalid(
                "password", "The password is not the one of this account.", advice: "Type it again.")
        }
        try await store.write { transaction in
            for limit in limits { try transaction.forgetMisses(of: limit.subject) }
        }
        return person
    }

    func secondFactor(_ sealed: Data?, of person: Person.ID) throws -> SecondFactor? {
        guard let sealed else { return nil }
        return SecondFactor(try vault.unseal(Sealed(bytes: sealed), for: .secondFactor(of: person)))
    }
}

extension AuditEntry {
    /// Of something that is no workspace's; the subject is the person, where it is nothing else.
    static func of(
        _ verb: String, _ caller: Caller, in workspace: Workspace.ID? = nil, subject: String? = nil,
        detail: [String: String] = [:], at now: Date
    ) -> AuditEntry {
        AuditEntry(
            at: now, caller: caller.id, verb: verb, workspace: workspace,
            subject: subject ?? caller.person?.rawValue ?? caller.id, detail: detail)
    }
}
