import Foundation

/// Everything that the account has, in all regions.
struct World: Sendable {
    var iam: IAM
    var regions: [String: Territory] = [:]
}
