import Foundation

extension EC2 {
    struct NATGateway: Thing {
        static let prefix = "nat"
        static let type = "natgateway"
        static let absence = Absence(
            "NatGatewayNotFound", "NAT gateway % was not found", malformed: "NatGatewayMalformed")

        enum State: String, Sendable { case pending, available, failed, deleting, deleted }

        struct Failure: Sendable, Hashable {
            let code: String
            let message: String
        }

        let id: String
        let subnetID: String
        let vpcID: String
        /// Nil for a private one.
        let allocationID: String?
        let token: String?
        let createdAt: Date
        var state = State.pending
        var failure: Failure?
        var interfaceID: String
        var privateAddress: String
        /// Kept after the gateway is gone, as its last description is.
        var publicAddress: String?
        var deletedAt: Date?
        var tags: [String: String]

        /// Whether it still holds its network interface and its address.
        var isStanding: Bool { state == .pending || state == .available || state == .deleting }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "nat-gateway-id": [id]
            case "subnet-id": [subnetID]
            case "vpc-id": [vpcID]
            case "state": [state.rawValue]
            default: nil
            }
        }
    }
}
