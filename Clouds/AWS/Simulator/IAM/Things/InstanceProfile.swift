import Foundation

extension IAM {
    /// What carries a role to a virtual machine.
    struct InstanceProfile: Sendable {
        let name: String
        let path: String
        let arn: String
        let uniqueID: String
        let madeAt: Date
        var roleName: String?
        var tags: [String: String]

        func xml(_ role: Role?) -> [XML] {
            [
                XML("Path", path), XML("InstanceProfileName", name), XML("InstanceProfileId", uniqueID),
                XML("Arn", arn), XML("CreateDate", Moment(madeAt).text),
                XML("Roles", role.map { [XML("member", $0.xml)] } ?? []),
            ] + (tags.isEmpty ? [] : [IAM.tagsXML(tags)])
        }
    }
}
