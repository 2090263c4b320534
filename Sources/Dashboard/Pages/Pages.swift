import ControlPlane
import Domain
import Hummingbird

/// All that the dashboard answers.
struct Pages: Sendable {
    static let team = "/workspaces/:workspace"

    let controlPlane: ControlPlane
    let time: Time
    let isSimulated: Bool

    var all: [PageRoute] {
        entrance + identities + invitations + account + tokens + device + people + settings + audit + members
            + notifications + overview + clusters + clusterDeletion + wizard + credentials + credentialForms
            + revocation + handover + clusterEdit + history + live
    }

    static func path(_ workspace: String, _ parts: String...) -> String {
        (["/workspaces", workspace.escapedForQuery] + parts.map(\.escapedForQuery)).joined(separator: "/")
    }

    func providerName(_ id: String) -> String { controlPlane.providers.first { $0.id == id }?.name ?? id }

    func regionName(_ id: String, of provider: String) -> String {
        controlPlane.providers.first { $0.id == provider }?.regions.first { $0.id == id }?.name ?? id
    }
}
