import ControlPlane
import Domain
import Store

/// A verb of the control plane with what it asks for; what it is given does not exist, where that can be.
struct Verb: Sendable {
    let permission: Permission
    let body: @Sendable (ControlPlane, Caller) async throws -> Void

    init(_ permission: Permission, _ body: @escaping @Sendable (ControlPlane, Caller) async throws -> Void) {
        self.permission = permission
        self.body = body
    }

    /// All that are about one workspace, by the names of their functions.
    static let all = looking.merging(changing) { $1 }.merging(members) { $1 }.merging(telling) { $1 }

    private static let place = House.workspace
    private static let nobody = Person.ID(rawValue: "nobody")

    private static let looking: [String: Verb] = [
        "workspace": Verb(.seeWorkspace) { _ = try await $0.workspace(called: "default", as: $1) },
        "clusters": Verb(.seeWorkspace) { _ = try await $0.clusters(in: place, as: $1) },
        "cluster": Verb(.seeWorkspace) { _ = try await $0.cluster("no", in: place, as: $1) },
        "clusterPage": Verb(.seeWorkspace) { _ = try await $0.clusterPage(ClusterList(limit: 1), in: place, as: $1) },
        "beats": Verb(.seeWorkspace) { _ = try await $0.beats(in: place, as: $1) },
        "clusterInventory": Verb(.seeWorkspace) { _ = try await $0.clusterInventory("no", in: place, as: $1) },
        "credentialRevocation": Verb(.seeWorkspace) { _ = try await $0.credentialRevocation("no", in: place, as: $1) },
        "earlierClusterEvents": Verb(.seeWorkspace) { _ = try await $0.earlierClusterEvents("no", in: place, as: $1) },
        "clusterOperation": Verb(.seeWorkspace) { _ = try await $0.clusterOperation(1, of: "no", in: place, as: $1) },
        "planEdit": Verb(.editClusters) { _ = try await $0.planEdit(of: "no", ClusterChange(), in: place, as: $1) },
        "clusterEvents": Verb(.seeWorkspace) { _ = try await $0.clusterEvents("no", in: place, as: $1) },
        "clusterResources": Verb(.seeWorkspace) { _ = try await $0.clusterResources("no", in: place, as: $1) },
        "clusterProof": Verb(.seeWorkspace) { _ = try await $0.clusterProof("no", in: place, as: $1) },
        "clusterOperations": Verb(.seeWorkspace) { _ = try await $0.clusterOperations("no", in: place, as: $1) },
        "credentials": Verb(.seeWorkspace) { _ = try await $0.credentials(in: place, as: $1) },
        "credential": Verb(.seeWorkspace) { _ = try await $0.credential("no", in: place, as: $1) },
        "credentialEvents": Verb(.seeWorkspace) { _ = try await $0.credentialEvents("no", in: place, as: $1) },
        "planCluster": Verb(.useCredentials) { _ = try await $0.planCluster(House.draft("new"), in: place, as: $1) },
        "preflightCredential": Verb(.useCredentials) {
            _ = try await $0.preflightCredential("no", in: place, as: $1)
        },
        "preparation": Verb(.useCredentials) { _ = try await $0.preparation(of: "no", in: place, as: $1) },
    ]

    private static let changing: [String: Verb] = [
        "createCluster": Verb(.editClusters) { _ = try await $0.createCluster(House.draft("new"), in: place, as: $1) },
        "editCluster": Verb(.editClusters) {
            _ = try await $0.editCluster("no", ClusterChange(), in: place, as: $1)
        },
        "retryCluster": Verb(.editClusters) { _ = try await $0.retryCluster("no", in: place, as: $1) },
        "deleteCluster": Verb(.deleteClusters) {
            _ = try await $0.deleteCluster("no", confirmation: "no", in: place, as: $1)
        },
        "forgetCluster": Verb(.deleteClusters) {
            _ = try await $0.forgetCluster("no", confirmation: "no", in: place, as: $1)
        },
        "addCredential": Verb(.keepCredentials) {
            let draft = CredentialDraft(name: "new", provider: "toy", fields: [:])
            _ = try await $0.addCredential(draft, in: place, as: $1)
        },
        "editCredential": Verb(.keepCredentials) {
            _ = try await $0.editCredential("no", CredentialChange(), in: place, as: $1)
        },
        "revalidateCredential": Verb(.keepCredentials) {
            _ = try await $0.revalidateCredential("no", in: place, as: $1)
        },
        "prepareCredential": Verb(.keepCredentials) { _ = try await $0.prepareCredential("no", in: place, as: $1) },
        "deleteCredential": Verb(.keepCredentials) { try await $0.deleteCredential("no", in: place, as: $1) },
    ]

    private static let telling: [String: Verb] = [
        "notificationTargets": Verb(.seeWorkspace) { _ = try await $0.notificationTargets(in: place, as: $1) },
        "addNotificationTarget": Verb(.keepNotifications) {
            let draft = TargetDraft(name: "ops", channel: .mail, address: "no", causes: [])
            _ = try await $0.addNotificationTarget(draft, in: place, as: $1)
        },
        "testNotificationTarget": Verb(.keepNotifications) {
            try await $0.testNotificationTarget("no", in: place, as: $1)
        },
        "rotateNotificationKey": Verb(.keepNotifications) {
            _ = try await $0.rotateNotificationKey("no", in: place, as: $1)
        },
        "pauseNotificationTarget": Verb(.keepNotifications) {
            _ = try await $0.pauseNotificationTarget("no", true, in: place, as: $1)
        },
        "deliveries": Verb(.seeWorkspace) { _ = try await $0.deliveries(in: place, as: $1) },
        "sharedCredentials": Verb(.seeWorkspace) { _ = try await $0.sharedCredentials(in: place, as: $1) },
        "clusterCost": Verb(.seeWorkspace) { _ = try await $0.clusterCost("no", in: place, as: $1) },
        "deleteNotificationTarget": Verb(.keepNotifications) {
            try await $0.deleteNotificationTarget("no", in: place, as: $1)
        },
    ]

    private static let members: [String: Verb] = [
        "members": Verb(.seeWorkspace) { _ = try await $0.members(of: place, as: $1) },
        "invite": Verb(.keepMembers) { _ = try await $0.invite(as: .member, to: place, as: $1) },
        "inviteAnOwner": Verb(.keepOwners) { _ = try await $0.invite(as: .owner, to: place, as: $1) },
        "invitations": Verb(.keepMembers) { _ = try await $0.invitations(to: place, as: $1) },
        "takeBackInvitation": Verb(.keepMembers) {
            try await $0.takeBackInvitation(.init(rawValue: "no"), to: place, as: $1)
        },
        "changeRole": Verb(.keepMembers) { _ = try await $0.changeRole(of: nobody, to: .member, in: place, as: $1) },
        "removeMember": Verb(.keepMembers) { try await $0.removeMember(nobody, of: place, as: $1) },
    ]
}
