import Foundation

extension IAM {
    /// A policy with an ARN of its own, made by the customer or by AWS.
    struct ManagedPolicy: Sendable {
        struct Version: Sendable {
            /// `v1`.
            let id: String
            let policy: Policy
            let madeAt: Date
        }

        let name: String
        let path: String
        let arn: String
        let uniqueID: String
        let madeAt: Date
        var changedAt: Date
        let text: String?
        var versions: [Version]
        var standard: String
        /// How many versions there ever were.
        var made = 1
        var tags: [String: String]

        /// With its first version.
        init(
            _ policy: Policy, name: String, path: String, arn: String, uniqueID: String, madeAt: Date,
            text: String? = nil, tags: [String: String] = [:]
        ) {
            self.name = name
            self.path = path
            self.arn = arn
            self.uniqueID = uniqueID
            self.madeAt = madeAt
            changedAt = madeAt
            self.text = text
            versions = [Version(id: "v1", policy: policy, madeAt: madeAt)]
            standard = "v1"
            self.tags = tags
        }

        var isAWSManaged: Bool { arn.hasPrefix("arn:aws:iam::aws:") }

        /// What is in force.
        var policy: Policy? { versions.first { $0.id == standard }?.policy }

        func xml(attachments: Int, bounds: Int) -> [XML] {
            var parts = [
                XML("PolicyName", name), XML("PolicyId", uniqueID), XML("Arn", arn), XML("Path", path),
                XML("DefaultVersionId", standard), XML("AttachmentCount", "\(attachments)"),
                XML("PermissionsBoundaryUsageCount", "\(bounds)"), XML("IsAttachable", "true"),
                XML("CreateDate", Moment(madeAt).text), XML("UpdateDate", Moment(changedAt).text),
            ]
            if let text { parts.append(XML("Description", text)) }
            if !tags.isEmpty { parts.append(IAM.tagsXML(tags)) }
            return parts
        }

        func xml(_ version: Version, withDocument: Bool) -> [XML] {
            (withDocument ? [XML("Document", IAM.encoded(version.policy.text))] : []) + [
                XML("VersionId", version.id), XML("IsDefaultVersion", "\(version.id == standard)"),
                XML("CreateDate", Moment(version.madeAt).text),
            ]
        }
    }
}
