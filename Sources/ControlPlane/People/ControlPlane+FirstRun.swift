public import Domain
import Foundation
import Store

extension ControlPlane {
    /// While nobody looks after the installation, makes a new link for the first who will; the one before counts no
    /// more, and this one for a day.
    /// - Parameter file: where it is written as well, for its owner alone to read. It goes once it is of no use.
    /// - Returns: what the link is made of; nil where there is an administrator.
    public func makeFirstInvitation(in file: PrivateFile) async throws -> Secret? {
        let now = time.now()
        let text = TokenText(.invitation, from: random)
        let invitation = Invitation(
            id: .init(rawValue: random.id()), offer: .administrator, email: nil, invitedBy: Caller.ourselves.name,
            createdAt: now, expiresAt: now + .minutes(24 * 60))
        let isMade = try await store.write { transaction in
            guard try !transaction.people().contains(where: { $0.isAdministrator && $0.disabledAt == nil }) else {
                return false
            }
            try transaction.endInvitationsOfAdministrators(at: now)
            try transaction.insert(invitation, hash: text.hash)
            try transaction.audit(
                .of("administrator.invite", .ourselves, subject: invitation.id.rawValue, at: now))
            return true
        }
        guard isMade else {
            file.remove()
            return nil
        }
        try file.write(text.secret)
        return text.secret
    }

    /// Throws when the database cannot be read.
    public func checkReadiness() async throws { _ = try await store.read { try $0.workspaces() } }
}
