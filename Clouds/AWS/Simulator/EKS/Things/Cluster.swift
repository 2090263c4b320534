import Foundation
import Simulation

extension EKS {
    struct Cluster: Sendable {
        enum Status: String, Sendable {
            case creating = "CREATING"
            case active = "ACTIVE"
            case deleting = "DELETING"
            case failed = "FAILED"
        }

        let name: String
        /// Another one for every cluster that ever had the name; part of its endpoint and its OIDC issuer.
        let uniqueID: String
        let createdAt: Date
        let request: JSON
        let roleARN: String
        let vpcID: String
        var version: String
        var status = Status.creating
        var network: Network
        var loggedTypes: Set<String>
        var authenticationMode: String
        let isCreatorAdmin: Bool
        var supportType: String
        var isDeletionProtected: Bool
        let hasSelfManagedAddons: Bool
        let serviceRange: String
        var securityGroupID: String?
        var interfaceIDs: [String] = []
        var issues: [Issue] = []
        var tags: [String: String]
        var nodeGroups: [String: NodeGroup] = [:]
        var addons: [String: Addon] = [:]
        /// By the ARN of their principal.
        var accessEntries: [String: AccessEntry] = [:]
        /// By their id.
        var associations: [String: PodIdentityAssociation] = [:]
        var updates: [Update] = []

        var token: String? { request["clientRequestToken"].string }

        /// What is being changed on the cluster itself, if anything.
        var runningUpdate: Update? { updates.first { $0.subject == .cluster && $0.status == .inProgress } }

        /// The virtual machines of its node groups that have joined it.
        var nodeCount: Int { nodeGroups.values.filter(\.isJoined).reduce(0) { $0 + $1.instanceIDs.count } }

        /// Where the control plane is reached from and where it reaches into.
        struct Network: Sendable, Hashable {
            var subnetIDs: [String]
            var securityGroupIDs: [String]
            var isPublic: Bool
            var isPrivate: Bool
            var publicRanges: [String]
        }
    }

    /// Something that keeps a cluster or a part of it from working.
    struct Issue: Sendable, Hashable {
        let code: String
        let message: String
        let resourceIDs: [String]
    }
}
