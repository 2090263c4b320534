import Foundation

extension EC2 {
    struct LaunchTemplate: Thing {
        static let prefix = "lt"
        static let type = "launch-template"
        static let absence = Absence(
            "InvalidLaunchTemplateId.NotFound", "The specified launch template, with template ID %, does not exist.",
            malformed: "InvalidLaunchTemplateId.Malformed")

        struct Version: Sendable {
            let number: Int
            let text: String?
            /// The template's data as it was sent, below `LaunchTemplateData.`.
            let data: Parameters
            let createdAt: Date
        }

        let id: String
        let name: String
        let createdAt: Date
        let createdBy: String
        var versions: [Version]
        var standardVersion = 1
        var tags: [String: String]

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "launch-template-id": [id]
            case "launch-template-name": [name]
            default: nil
            }
        }
    }
}
