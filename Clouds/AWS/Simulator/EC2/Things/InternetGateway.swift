extension EC2 {
    struct InternetGateway: Thing {
        static let prefix = "igw"
        static let type = "internet-gateway"
        static let absence = Absence(
            "InvalidInternetGatewayID.NotFound", "The internetGateway ID '%' does not exist",
            malformed: "InvalidInternetGatewayId.Malformed")

        let id: String
        var vpcID: String?
        var tags: [String: String]

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "internet-gateway-id": [id]
            case "attachment.vpc-id": vpcID.map { [$0] } ?? []
            case "attachment.state": vpcID == nil ? [] : ["available"]
            case "owner-id": [ec2.account]
            default: nil
            }
        }
    }
}
