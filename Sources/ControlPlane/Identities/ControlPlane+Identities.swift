public import Domain
import Store

extension ControlPlane {
    private static let leave = Duration.minutes(7 * 1440)

    /// By which identity providers somebody gets in.
    public func identities(as caller: Caller) async throws -> [Identity] {
        let person = try caller.signedIn().person
        return try await store.read { try $0.identities(of: person) }
    }

    /// Takes away one of their own ways in; it may not be the last.
    public func removeIdentity(_ id: Identity.ID, as caller: Caller) async throws {
        let person = try caller.signedIn().person
        let now = time.now()
        try await store.write { transaction in
            guard try transaction.remove(id, of: person) else { throw Refusal.unknown("identity", id.rawValue) }
            let hasPassword = try transaction.factors(of: person)?.password.isEmpty == false
            guard try hasPassword || !transaction.identities(of: person).isEmpty else { throw Refusal.lastWayIn }
            try transaction.audit(.of("identity.remove", caller, subject: id.rawValue, at: now))
        }
        bell.ring()
    }

    /// For a week, whoever a provider says has this person's address is this person, once.
    public func allowIdentity(of person: Person.ID, as caller: Caller) async throws {
        try caller.requireAdministrator()
        guard !identityProviders.all.isEmpty else { throw Refusal.withoutIdentityProvider }
        let now = time.now()
        try await store.write { transaction in
            guard try transaction.person(person)?.disabledAt == nil, try transaction.person(person) != nil else {
                throw Refusal.unknown("person", person.rawValue)
            }
            try transaction.allowIdentity(of: person, until: now + Self.leave)
            try transaction.audit(.of("identity.allow", caller, subject: person.rawValue, at: now))
        }
    }
}
