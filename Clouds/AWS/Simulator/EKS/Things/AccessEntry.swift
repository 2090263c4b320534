import Foundation

extension EKS {
    /// Who may enter a cluster.
    struct AccessEntry: Sendable {
        struct Policy: Sendable {
            let arn: String
            /// `cluster` or `namespace`.
            var scope: String
            var namespaces: [String]
            let associatedAt: Date
            var modifiedAt: Date
        }

        let principalARN: String
        /// The entry is bound to this and not to the name: a principal made anew under its old ARN stays outside.
        let principalID: String?
        let uniqueID: String
        let createdAt: Date
        var modifiedAt: Date
        /// `STANDARD`, `EC2_LINUX` …
        let type: String
        var username: String
        var groups: [String]
        var policies: [Policy] = []
        var tags: [String: String]
    }
}
