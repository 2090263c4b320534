import Foundation

extension EC2 {
    struct Volume: Thing {
        static let prefix = "vol"
        static let type = "volume"
        static let absence = Absence(
            "InvalidVolume.NotFound", "The volume '%' does not exist.", malformed: "InvalidVolumeID.Malformed")

        let id: String
        let zone: Region.Zone
        let sizeGiB: Int
        let kind: String
        let isEncrypted: Bool
        let createdAt: Date
        var instanceID: String?
        var isDeletedOnTermination = false
        var tags: [String: String]

        var status: String { instanceID == nil ? "available" : "in-use" }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "volume-id": [id]
            case "status": [status]
            case "size": ["\(sizeGiB)"]
            case "volume-type": [kind]
            case "availability-zone": [zone.name]
            case "encrypted": ["\(isEncrypted)"]
            case "attachment.instance-id": instanceID.map { [$0] } ?? []
            case "attachment.status": instanceID == nil ? [] : ["attached"]
            case "attachment.delete-on-termination": instanceID == nil ? [] : ["\(isDeletedOnTermination)"]
            default: nil
            }
        }
    }
}
