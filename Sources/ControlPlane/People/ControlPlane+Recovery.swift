public import Domain
import Foundation
import Store

extension ControlPlane {
    /// Makes a link with which somebody who cannot sign in any more gets a new password. It counts once, for a day.
    ///
    /// Whoever makes it vouches for who gets it: it asks for nothing else, and lets in who is disabled as well.
    public func recoverPerson(
        _ id: Person.ID, as caller: Caller
    ) async throws -> (invitation: Invitation, text: Secret) {
        try caller.requireAdministrator()
        let now = time.now()
        let link = Invitation(
            id: .init(rawValue: random.id()), offer: .account(id), email: nil, invitedBy: caller.name, createdAt: now,
            expiresAt: now + .minutes(24 * 60))
        let text = TokenText(.invitation, from: random)
        try await store.write { transaction in
            guard try transaction.person(id) != nil else { throw Refusal.unknown("person", id.rawValue) }
            try transaction.endRecoveries(of: id, at: now)
            try transaction.insert(link, hash: text.hash)
            try transaction.audit(.of("person.recover", caller, subject: id.rawValue, at: now))
        }
        return (link, text.secret)
    }

    /// Takes such a link. The second factor and the identities are gone with the old password, and every session ends.
    public func recover(_ shown: Secret, password: Secret, from browser: Browser) async throws -> SignedIn {
        let text = try invitationText(shown)
        guard let person = try await invitation(shown).person else { throw Refusal.invitationEnded }
        try Password.check(password, knowing: [person.name, person.email.rawValue])
        let hash = try await scrypt.hash(password, salt: random.bytes(16))
        let now = time.now()
        let begun = session(of: person.id, from: browser)
        let recovered = try await store.write { transaction in
            guard try transaction.end(transaction.open(text, at: now).id, at: now),
                let recovered = try transaction.person(person.id)
            else { throw Refusal.invitationEnded }
            try transaction.recover(person.id, password: hash)
            try transaction.removeIdentities(of: person.id)
            try transaction.endSessions(of: person.id, at: now)
            try transaction.audit(
                AuditEntry(
                    at: now, caller: person.id.rawValue, verb: "profile.recover", workspace: nil,
                    subject: person.id.rawValue))
            try transaction.begin(begun.session, begun.text, of: recovered)
            return try transaction.person(person.id) ?? recovered
        }
        bell.ring()
        return SignedIn(person: recovered, session: begun.session, text: begun.text)
    }
}
