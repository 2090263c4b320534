public import Domain
import Foundation
import Store

/// An invitation as whoever holds it sees it.
public struct ShownInvitation: Sendable {
    public let invitation: Invitation
    /// Nil where it is to none.
    public let workspace: Workspace?
    /// Who it lets in anew; nil where it is for somebody new.
    public let person: Person?
}

/// Somebody who is new here.
public struct Newcomer: Sendable {
    public let email: String
    public let name: String
    public let password: Secret

    public init(email: String, name: String, password: Secret) {
        self.email = email
        self.name = name
        self.password = password
    }
}

extension ControlPlane {
    /// Makes a link for somebody to become a member. What it is made of is in the answer and nowhere else.
    /// - Parameter email: the one address that may use it; nil for whoever has it.
    public func invite(
        as role: Role, email: String? = nil, to workspace: Workspace.ID, as caller: Caller
    ) async throws -> (invitation: Invitation, text: Secret) {
        try caller.require(role == .owner ? .keepOwners : .keepMembers, in: workspace)
        let new = Invitation(
            id: .init(rawValue: random.id()), offer: .membership(workspace, role),
            email: try email.map { try EmailAddress($0) }, invitedBy: caller.name, createdAt: time.now(),
            expiresAt: time.now() + .minutes(7 * 1440))
        let text = TokenText(.invitation, from: random)
        try await store.write { transaction in
            guard try transaction.workspaces().contains(where: { $0.id == workspace }) else {
                throw Refusal.unknown("workspace", workspace.rawValue)
            }
            try transaction.insert(new, hash: text.hash)
            try transaction.audit(
                .of(
                    "member.invite", caller, in: workspace, subject: new.id.rawValue, detail: ["role": role.rawValue],
                    at: new.createdAt))
        }
        return (new, text.secret)
    }

    /// Those that can still be taken, the newest first.
    public func invitations(to workspace: Workspace.ID, as caller: Caller) async throws -> [Invitation] {
        try caller.require(.keepMembers, in: workspace)
        let now = time.now()
        return try await store.read { try $0.openInvitations(to: workspace, at: now) }
    }

    public func takeBackInvitation(
        _ id: Invitation.ID, to workspace: Workspace.ID, as caller: Caller
    ) async throws {
        try caller.require(.keepMembers, in: workspace)
        let now = time.now()
        try await store.write { transaction in
            let open = try transaction.openInvitations(to: workspace, at: now)
            guard open.contains(where: { $0.id == id }), try transaction.end(id, at: now) else {
                throw Refusal.unknown("invitation", id.rawValue)
            }
            try transaction.audit(.of("member.uninvite", caller, in: workspace, subject: id.rawValue, at: now))
        }
    }

    /// What somebody is invited to. Throws a `Refusal` when it cannot be taken any more.
    public func invitation(_ shown: Secret) async throws -> ShownInvitation {
        let (text, now) = (try invitationText(shown), time.now())
        return try await store.read { transaction in
            let invitation = try transaction.open(text, at: now)
            var (workspace, person): (Workspace?, Person?)
            switch invitation.offer {
            case .administrator: break
            case .membership(let id, _): workspace = try transaction.workspaces().first { $0.id == id }
            case .account(let id): person = try transaction.person(id)
            }
            return ShownInvitation(invitation: invitation, workspace: workspace, person: person)
        }
    }

    /// Takes an invitation as somebody who has no account yet, and signs them in.
    public func accept(
        _ shown: Secret, as newcomer: Newcomer, from browser: Browser
    ) async throws -> SignedIn {
        let text = try invitationText(shown)
        // Before the costly part: whoever has no invitation makes no work.
        _ = try await invitation(shown)
        let email = try EmailAddress(newcomer.email)
        try Person.check(name: newcomer.name)
        try Password.check(newcomer.password, knowing: [newcomer.name, email.rawValue])
        let hash = try await scrypt.hash(newcomer.password, salt: random.bytes(16))
        let now = time.now()
        let id = Person.ID(rawValue: random.id())
        let begun = session(of: id, from: browser)
        let person = try await store.write { transaction in
            let invitation = try transaction.open(text, at: now)
            guard invitation.email == nil || invitation.email == email else { throw Refusal.otherAddress(email) }
            guard try transaction.person(email) == nil else { throw Refusal.account(of: email) }
            let person = Person(
                id: id, email: email, name: newcomer.name, isAdministrator: invitation.offer == .administrator,
                createdAt: now)
            try transaction.insert(person, password: hash)
            try transaction.take(invitation, by: person, at: now)
            try transaction.begin(begun.session, begun.text, of: person)
            return person
        }
        return SignedIn(person: person, session: begun.session, text: begun.text)
    }

    /// Takes an invitation as who is signed in.
    public func accept(_ shown: Secret, as caller: Caller) async throws {
        let text = try invitationText(shown)
        let (id, _) = try caller.signedIn()
        let now = time.now()
        try await store.write { transaction in
            let invitation = try transaction.open(text, at: now)
            guard let person = try transaction.person(id) else { throw Refusal.sessionEnded }
            try transaction.take(invitation, byMember: person, at: now)
        }
    }

    func invitationText(_ shown: Secret) throws -> TokenText {
        guard let text = shown.withValue({ TokenText($0, .invitation) }) else { throw Refusal.invitationEnded }
        return text
    }
}

extension Transaction {
    func open(_ text: TokenText, at now: Date) throws -> Invitation { try open(text.hash, at: now) }

    func open(_ hash: Data, at now: Date) throws -> Invitation {
        guard let invitation = try invitation(hash: hash), invitation.isOpen(at: now) else {
            throw Refusal.invitationEnded
        }
        return invitation
    }

    /// `take(_:by:at:)` for somebody who has an account already.
    func take(_ invitation: Invitation, byMember person: Person, at now: Date) throws {
        guard invitation.email == nil || invitation.email == person.email else {
            throw Refusal.otherAddress(person.email)
        }
        if case .membership(let workspace, _) = invitation.offer,
            try roles(of: person.id)[workspace] != nil
        {
            throw Refusal.member(person.name)
        }
        if invitation.offer == .administrator { try update(person.id, isAdministrator: true) }
        try take(invitation, by: person, at: now)
    }

    /// Uses the invitation up, and gives what it offers.
    func take(_ invitation: Invitation, by person: Person, at now: Date) throws {
        guard try end(invitation.id, at: now) else { throw Refusal.invitationEnded }
        var place: Workspace.ID?
        switch invitation.offer {
        case .administrator:
            // What was there before any person gets an owner.
            for workspace in try workspaces() where try members(of: workspace.id).isEmpty {
                try keep(.owner, of: person.id, in: workspace.id, at: now)
            }
        case .membership(let workspace, let role):
            try keep(role, of: person.id, in: workspace, at: now)
            place = workspace
        // That is for another verb: it gives nobody anything new.
        case .account: throw Refusal.invitationEnded
        }
        try audit(
            AuditEntry(
                at: now, caller: person.id.rawValue, verb: "invitation.accept", workspace: place,
                subject: invitation.id.rawValue, detail: ["email": person.email.rawValue]))
    }
}
