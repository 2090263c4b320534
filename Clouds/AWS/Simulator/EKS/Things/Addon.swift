import Foundation
import Simulation

extension EKS {
    struct Addon: Sendable {
        enum Status: String, Sendable {
            case creating = "CREATING"
            case active = "ACTIVE"
            case updating = "UPDATING"
            case deleting = "DELETING"
            case degraded = "DEGRADED"
        }

        let name: String
        let uniqueID: String
        let createdAt: Date
        var modifiedAt: Date
        let request: JSON
        var version: String
        var configuration: String?
        var roleARN: String?
        /// Whether its first installation is over.
        var isInstalled = false
        var isUpdating = false
        var isDeleting = false
        var tags: [String: String]

        var token: String? { request["clientRequestToken"].string }

        /// `nodes` is how many of the cluster's machines have joined it: replicas need a place to run.
        func status(onNodes nodes: Int) -> Status {
            if isDeleting { return .deleting }
            guard isInstalled else { return .creating }
            if isUpdating { return .updating }
            return needsNodes && nodes == 0 ? .degraded : .active
        }

        /// Whether it is a deployment; the others are daemons, content with no node at all.
        private var needsNodes: Bool { AddonOffer.named(name)?.isDeployment ?? false }
    }
}
