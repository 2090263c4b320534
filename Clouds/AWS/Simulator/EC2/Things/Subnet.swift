extension EC2 {
    struct Subnet: Thing {
        static let prefix = "subnet"
        static let type = "subnet"
        static let absence = Absence(
            "InvalidSubnetID.NotFound", "The subnet ID '%' does not exist", malformed: "InvalidSubnetID.Malformed")

        let id: String
        let vpcID: String
        let range: AddressRange
        let zone: Region.Zone
        let isDefault: Bool
        var mapsPublicAddresses: Bool
        var tags: [String: String]
        /// Addresses that were handed out and not given back, as offsets into the range.
        var takenOffsets: Set<Int> = []

        /// Five of a subnet's addresses are AWS's own.
        var freeAddresses: Int { range.size - 5 - takenOffsets.count }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "subnet-id": [id]
            case "vpc-id": [vpcID]
            case "cidr-block", "cidr", "cidrBlock": [range.description]
            case "state": ["available"]
            case "availability-zone", "availabilityZone": [zone.name]
            case "availability-zone-id", "availabilityZoneId": [zone.id]
            case "default-for-az", "defaultForAz": ["\(isDefault)"]
            case "map-public-ip-on-launch": ["\(mapsPublicAddresses)"]
            case "available-ip-address-count": ["\(freeAddresses)"]
            case "owner-id": [ec2.account]
            case "subnet-arn": [ec2.arn("subnet", id)]
            default: nil
            }
        }
    }
}
