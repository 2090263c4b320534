import Foundation
import Simulation

extension EKS {
    struct NodeGroup: Sendable {
        enum Status: String, Sendable {
            case creating = "CREATING"
            case active = "ACTIVE"
            case updating = "UPDATING"
            case deleting = "DELETING"
            case createFailed = "CREATE_FAILED"
            case deleteFailed = "DELETE_FAILED"
            case degraded = "DEGRADED"
        }

        struct Scaling: Sendable, Hashable {
            var minimum: Int
            var maximum: Int
            var desired: Int
        }

        let name: String
        let uniqueID: String
        let createdAt: Date
        var modifiedAt: Date
        let request: JSON
        let roleARN: String
        let subnetIDs: [String]
        let sizes: [String]
        let imageKind: String
        let isSpot: Bool
        /// In GiB.
        let diskSize: Int
        var scaling: Scaling
        var labels: [String: String]
        var taints: [JSON]
        var updateConfiguration: JSON
        /// The launch template that the request named, resolved.
        var launchTemplate: JSON
        var version: String
        var releaseVersion: String
        var status = Status.creating
        /// The launch template that EKS makes for itself.
        var ownTemplateID: String?
        var instanceIDs: [String] = []
        var issues: [Issue] = []
        var tags: [String: String]

        var token: String? { request["clientRequestToken"].string }
        var scalingGroupName: String { "eks-\(name)-\(uniqueID)" }

        /// Whether its machines are nodes of the cluster.
        var isJoined: Bool { status == .active || status == .updating || status == .degraded }
    }
}
