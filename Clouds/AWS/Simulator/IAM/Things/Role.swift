import Domain
import Foundation

extension IAM {
    struct Role: Sendable {
        let name: String
        let path: String
        let arn: String
        /// `AROA…`: another one whenever the role is made anew.
        let uniqueID: String
        let madeAt: Date
        var text: String?
        var trust: Policy
        /// Since when the trust policy is what it is.
        var trustedSince: Date
        var longestSession: Duration = .seconds(3600)
        var grants = Grants()
        var tags: [String: String]

        /// Whether it belongs to a service, which alone may change it.
        var isServiceLinked: Bool { path.hasPrefix("/aws-service-role/") }

        /// The parts that lists show.
        var xml: [XML] {
            [
                XML("Path", path), XML("RoleName", name), XML("RoleId", uniqueID), XML("Arn", arn),
                XML("CreateDate", Moment(madeAt).text), XML("AssumeRolePolicyDocument", IAM.encoded(trust.text)),
                XML("MaxSessionDuration", "\(Int(longestSession.inSeconds))"),
            ] + (text.map { [XML("Description", $0)] } ?? [])
        }

        /// All of it, as `GetRole` shows it.
        var wholeXML: [XML] {
            var parts = xml
            if let boundary = grants.boundary { parts.append(IAM.boundaryXML(boundary)) }
            if !tags.isEmpty { parts.append(IAM.tagsXML(tags)) }
            return parts + [XML("RoleLastUsed", [])]
        }
    }
}
