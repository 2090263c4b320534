import Foundation

extension EC2 {
    struct Snapshot: Thing {
        static let prefix = "snap"
        static let type = "snapshot"
        static let absence = Absence(
            "InvalidSnapshot.NotFound", "The snapshot '%' does not exist.", malformed: "InvalidSnapshotID.Malformed")

        let id: String
        let volumeID: String
        let sizeGiB: Int
        let createdAt: Date
        let text: String
        var tags: [String: String]

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "snapshot-id": [id]
            case "volume-id": [volumeID]
            case "status": ["completed"]
            case "owner-id": [ec2.account]
            case "description": [text]
            default: nil
            }
        }
    }
}
