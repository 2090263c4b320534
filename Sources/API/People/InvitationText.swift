/// How somebody who is signed in takes an invitation.
public struct InvitationText: Codable, Hashable, Sendable {
    /// What the link ends with.
    public var invitation: SentSecret

    public init(invitation: SentSecret) {
        self.invitation = invitation
    }
}
