public import Domain

public import struct Foundation.Date

/// An invitation as it is shown: never what its link ends with.
public struct InvitationBody: Codable, Hashable, Sendable {
    public let id: String
    /// The workspace's id; nil where it is to the whole installation.
    public let workspace: String?
    public let role: Role?
    /// The one address that may use it.
    public let email: String?
    public let invitedBy: String
    public let createdAt: Date
    public let expiresAt: Date

    public init(_ invitation: Invitation) {
        var place: (Workspace.ID, Role)?
        if case .membership(let workspace, let role) = invitation.offer { place = (workspace, role) }
        id = invitation.id.rawValue
        workspace = place?.0.rawValue
        role = place?.1
        email = invitation.email?.rawValue
        invitedBy = invitation.invitedBy
        createdAt = invitation.createdAt
        expiresAt = invitation.expiresAt
    }
}
