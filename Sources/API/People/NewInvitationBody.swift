/// An invitation that was just made, with what its link ends with, which is never shown again.
public struct NewInvitationBody: Codable, Hashable, Sendable {
    public let invitation: InvitationBody
    public let text: SentSecret

    public init(invitation: InvitationBody, text: SentSecret) {
        self.invitation = invitation
        self.text = text
    }
}
