import Foundation

extension EKS {
    /// Lets the pods of a service account act as an IAM role.
    struct PodIdentityAssociation: Sendable {
        let id: String
        let namespace: String
        let serviceAccount: String
        var roleARN: String
        /// The ARN of the add-on that it belongs to, if it does.
        let ownerARN: String?
        let createdAt: Date
        var modifiedAt: Date
        let token: String?
        var tags: [String: String]
    }
}
