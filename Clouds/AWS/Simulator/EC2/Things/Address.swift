extension EC2 {
    /// An Elastic IP address.
    struct Address: Thing {
        static let prefix = "eipalloc"
        static let type = "elastic-ip"
        static let absence = Absence(
            "InvalidAllocationID.NotFound", "The allocation ID '%' does not exist",
            malformed: "InvalidAllocationID.Malformed")

        /// What it points at.
        struct Association: Sendable {
            let id: String
            let interfaceID: String
            let instanceID: String?
            let privateAddress: String
        }

        let id: String
        let publicAddress: String
        var association: Association?
        var tags: [String: String]

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "allocation-id": [id]
            case "association-id": association.map { [$0.id] } ?? []
            case "domain": ["vpc"]
            case "instance-id": association?.instanceID.map { [$0] } ?? []
            case "network-interface-id": association.map { [$0.interfaceID] } ?? []
            case "network-interface-owner-id": association == nil ? [] : [ec2.account]
            case "private-ip-address": association.map { [$0.privateAddress] } ?? []
            case "public-ip": [publicAddress]
            case "network-border-group": [ec2.region.name]
            default: nil
            }
        }
    }
}
