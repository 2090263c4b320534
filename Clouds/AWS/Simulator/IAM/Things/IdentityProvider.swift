import Foundation

extension IAM {
    /// An OpenID Connect issuer that the account trusts.
    struct IdentityProvider: Sendable {
        let arn: String
        /// Without `https://`.
        let url: String
        let madeAt: Date
        var clientIDs: [String]
        var thumbprints: [String]
        var tags: [String: String]
    }
}
