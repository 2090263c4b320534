import Foundation
import Simulation

extension EKS {
    /// A change to a cluster or a part of it, under way or over.
    struct Update: Sendable {
        enum Status: String, Sendable {
            case inProgress = "InProgress"
            case successful = "Successful"
            case failed = "Failed"
        }

        enum Subject: Sendable, Hashable {
            case cluster
            case nodeGroup(String)
            case addon(String)
        }

        let id: String
        let subject: Subject
        /// `VersionUpdate`, `EndpointAccessUpdate` …
        let type: String
        let parameters: [(type: String, value: String)]
        let createdAt: Date
        let request: JSON
        var status = Status.inProgress
        var issues: [Issue] = []

        var token: String? { request["clientRequestToken"].string }
    }
}
