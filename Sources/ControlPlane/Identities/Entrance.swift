import Domain
import Foundation
import Store

/// Somebody whom a provider has named, at our door.
struct Entrance: Sendable {
    let claims: IDClaims
    let provider: IdentityProvider
    let now: Date
    /// Who they are if they are new here, and what the provider's word for them is called.
    let newcomer: Person.ID
    let identity: Identity.ID

    func identity(of person: Person.ID) -> Identity {
        Identity(id: identity, person: person, issuer: claims.issuer, subject: claims.subject, createdAt: now)
    }

    /// As the provider has it, where that can stand in a list; else as their address begins.
    func name(at email: EmailAddress) -> String {
        let name = claims.name?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        return (try? Person.check(name: name)) == nil ? String(email.rawValue.prefix { $0 != "@" }) : name
    }
}

extension IdentityProvider {
    /// Throws a `Refusal` for an address in a domain from which nobody is let in.
    func checkDomain(of claims: IDClaims) throws(Refusal) {
        guard !domains.isEmpty else { return }
        let domain = claims.email?.rawValue.split(separator: "@").last.map(String.init)
        guard let domain, domains.contains(domain) else { throw .otherDomain(self) }
    }
}

extension Transaction {
    /// Who it is: who they were, or an account that may be theirs. Throws a `Refusal` to anybody else.
    func person(at entrance: Entrance, invitation hash: Data?) throws -> Person {
        let (claims, now) = (entrance.claims, entrance.now)
        let invitation = try hash.map { try open($0, at: now) }
        if let known = try identity(issuer: claims.issuer, subject: claims.subject) {
            guard let person = try person(known.person), person.disabledAt == nil else { throw Refusal.disabled }
            try use(known.id, at: now)
            if let invitation { try take(invitation, byMember: person, at: now) }
            return person
        }
        guard let email = claims.email else { throw Refusal.unverified(entrance.provider) }
        if let person = try person(email) { return try bind(person, at: entrance, taking: invitation) }
        if let address = invitation?.email, address != email { throw Refusal.otherAddress(email) }
        let invitations = try invitation.map { [$0] } ?? openInvitations(for: email, at: now)
        guard let first = invitations.first else { throw Refusal.uninvited(email) }
        let person = Person(
            id: entrance.newcomer, email: email, name: entrance.name(at: email),
            isAdministrator: invitations.contains { $0.offer == .administrator }, createdAt: now)
        // No text has an empty hash: without a password of their own, none lets anybody in.
        try insert(person, password: "")
        try bind(entrance, to: person, by: "invitation \(first.id)")
        for invitation in invitations { try takeIfOpen(invitation, by: person, at: now) }
        return person
    }

    /// Gives somebody who is signed in one more way in.
    func link(_ entrance: Entrance, to caller: Caller) throws {
        let (id, _) = try caller.signedIn()
        guard let person = try person(id) else { throw Refusal.sessionEnded }
        if let known = try identity(issuer: entrance.claims.issuer, subject: entrance.claims.subject) {
            guard known.person == id else { throw Refusal.boundElsewhere(entrance.provider) }
            return
        }
        try bind(entrance, to: person, by: "password")
    }

    /// An address alone opens nobody's account, whoever has verified it: providers are not who gives accounts here.
    private func bind(_ person: Person, at entrance: Entrance, taking invitation: Invitation?) throws -> Person {
        guard person.disabledAt == nil else { throw Refusal.disabled }
        guard try mayBindIdentity(person.id, at: entrance.now) else {
            throw Refusal.unbound(person.email, entrance.provider)
        }
        try bind(entrance, to: person, by: "administrator")
        try allowIdentity(of: person.id, until: nil)
        if let invitation { try take(invitation, byMember: person, at: entrance.now) }
        return person
    }

    private func bind(_ entrance: Entrance, to person: Person, by leave: String) throws {
        try insert(entrance.identity(of: person.id))
        try audit(
            AuditEntry(
                at: entrance.now, caller: person.id.rawValue, verb: "identity.bind", workspace: nil,
                subject: person.id.rawValue,
                detail: ["provider": entrance.provider.id, "issuer": entrance.claims.issuer, "by": leave]))
    }

    /// Of two to one workspace, the newer one counts.
    private func takeIfOpen(_ invitation: Invitation, by person: Person, at now: Date) throws {
        if case .membership(let workspace, _) = invitation.offer, try roles(of: person.id)[workspace] != nil {
            _ = try end(invitation.id, at: now)
        } else {
            try take(invitation, by: person, at: now)
        }
    }
}
