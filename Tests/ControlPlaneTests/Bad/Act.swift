import ControlPlane
import Domain

/// Something that a person does in a workspace, with a name or an id that they have from somewhere.
struct Act: Sendable {
    struct Occasion: Sendable {
        let plane: ControlPlane
        let caller: Caller
        let place: Workspace.ID
        /// Of whoever does it.
        let mark: String
        /// For what is made: an id of another's must not come to stand for something of theirs.
        let name: String
        /// A name or an id, their own or another's.
        let thing: String
    }

    /// What came of it, and the id of what was made.
    typealias Outcome = (told: Any, id: String?)

    let carryOut: @Sendable (Occasion) async throws -> Outcome

    private static func looking(_ body: @escaping @Sendable (Occasion) async throws -> Any) -> Act {
        Act { (try await body($0), nil) }
    }

    static let all = lists + looks + credentials + clusters + people + telling

    private static let lists: [Act] = [
        looking { try await $0.plane.clusters(in: $0.place, includingDeleted: true, as: $0.caller) },
        looking { try await $0.plane.credentials(in: $0.place, as: $0.caller) },
        looking { try await $0.plane.notificationTargets(in: $0.place, as: $0.caller) },
        looking { try await $0.plane.members(of: $0.place, as: $0.caller) },
        looking { try await $0.plane.invitations(to: $0.place, as: $0.caller) },
        looking { try await $0.plane.workspaces(as: $0.caller) },
        looking { try await $0.plane.tokens(as: $0.caller) },
        looking { try await $0.plane.profile(as: $0.caller) },
        looking { try await $0.plane.sessions(as: $0.caller) },
    ]

    private static let looks: [Act] = [
        looking { try await $0.plane.workspace(called: $0.thing, as: $0.caller) },
        looking { try await $0.plane.cluster($0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.clusterEvents($0.thing, limit: 20, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.clusterResources($0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.clusterProof($0.thing, in: $0.place, as: $0.caller) as Any },
        looking { try await $0.plane.clusterOperations($0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.credential($0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.credentialEvents($0.thing, limit: 20, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.preflightCredential($0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.preparation(of: $0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.planCluster(draft($0), in: $0.place, as: $0.caller) },
    ]

    private static func draft(_ occasion: Occasion) -> ClusterDraft {
        ClusterDraft(name: occasion.name, kind: .dedicated, region: "north", credential: occasion.thing)
    }

    private static let credentials: [Act] = [
        Act {
            let fields = ["keyID": Secret("TK-\($0.mark)"), "key": Secret("canary-\($0.mark)")]
            let draft = CredentialDraft(name: $0.name, provider: "toy", fields: fields)
            let made = try await $0.plane.addCredential(draft, in: $0.place, as: $0.caller, key: $0.name)
            return (made, made.id.rawValue)
        },
        looking {
            let change = CredentialChange(fields: ["key": Secret("canary-\($0.mark)")])
            return try await $0.plane.editCredential($0.thing, change, in: $0.place, as: $0.caller)
        },
        looking { try await $0.plane.revalidateCredential($0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.deleteCredential($0.thing, in: $0.place, as: $0.caller) },
    ]

    private static let clusters: [Act] = [
        Act {
            let made = try await $0.plane.createCluster(draft($0), in: $0.place, as: $0.caller)
            return (made, made.cluster.id.rawValue)
        },
        looking {
            try await $0.plane.editCluster($0.thing, ClusterChange(min: 2, max: 3), in: $0.place, as: $0.caller)
        },
        looking { try await $0.plane.retryCluster($0.thing, in: $0.place, as: $0.caller) },
        looking {
            try await $0.plane.deleteCluster($0.thing, confirmation: $0.thing, in: $0.place, as: $0.caller)
        },
    ]

    private static let people: [Act] = [
        Act {
            let made = try await $0.plane.invite(as: .member, to: $0.place, as: $0.caller).invitation
            return (made, made.id.rawValue)
        },
        looking {
            try await $0.plane.takeBackInvitation(.init(rawValue: $0.thing), to: $0.place, as: $0.caller)
        },
        looking {
            try await $0.plane.changeRole(of: .init(rawValue: $0.thing), to: .member, in: $0.place, as: $0.caller)
        },
        looking { try await $0.plane.removeMember(.init(rawValue: $0.thing), of: $0.place, as: $0.caller) },
        Act {
            let scope = Token.Scope(workspace: $0.place, role: .auditor)
            let made = try await $0.plane.createToken(called: $0.name, scope: scope, as: $0.caller).token
            return (made, made.id.rawValue)
        },
        looking { try await $0.plane.revokeToken(.init(rawValue: $0.thing), as: $0.caller) },
        looking { try await $0.plane.endSession(.init(rawValue: $0.thing), as: $0.caller) },
    ]

    private static let telling: [Act] = [
        Act {
            let draft = TargetDraft(name: $0.name, channel: .webhook, address: "https://example.com/\($0.mark)")
            let made = try await $0.plane.addNotificationTarget(draft, in: $0.place, as: $0.caller).target
            return (made, made.id.rawValue)
        },
        looking { try await $0.plane.rotateNotificationKey($0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.testNotificationTarget($0.thing, in: $0.place, as: $0.caller) },
        looking { try await $0.plane.deleteNotificationTarget($0.thing, in: $0.place, as: $0.caller) },
    ]
}
