extension EC2 {
    struct VPC: Thing {
        static let prefix = "vpc"
        static let type = "vpc"
        static let absence = Absence(
            "InvalidVpcID.NotFound", "The vpc ID '%' does not exist", malformed: "InvalidVpcID.Malformed")

        let id: String
        let range: AddressRange
        let isDefault: Bool
        let tenancy: String
        var hasDNSSupport = true
        var hasDNSHostnames: Bool
        var tags: [String: String]

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "vpc-id": [id]
            case "cidr", "cidr-block-association.cidr-block": [range.description]
            case "state": ["available"]
            case "is-default", "isDefault": ["\(isDefault)"]
            case "owner-id": [ec2.account]
            case "dhcp-options-id": [ec2.dhcpOptionsID]
            default: nil
            }
        }
    }
}
