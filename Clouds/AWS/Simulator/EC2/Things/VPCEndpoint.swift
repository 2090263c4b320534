import Foundation

extension EC2 {
    /// A private way out of a VPC to a service of AWS.
    struct VPCEndpoint: Thing {
        static let prefix = "vpce"
        static let type = "vpc-endpoint"
        static let absence = Absence(
            "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '%' does not exist",
            malformed: "InvalidVpcEndpointId.Malformed")

        /// Which of its two forms it has.
        enum Kind: Sendable, Hashable {
            case gateway(routeTableIDs: [String])
            case interface(subnetIDs: [String], interfaceIDs: [String], groups: [String])

            var name: String {
                switch self {
                case .gateway: "Gateway"
                case .interface: "Interface"
                }
            }
        }

        let id: String
        let vpcID: String
        let service: String
        let kind: Kind
        /// Whether another service of AWS put it there, as GuardDuty does.
        let isRequesterManaged: Bool
        let createdAt: Date
        var isDeleting = false
        var tags: [String: String]

        var state: String { isDeleting ? "deleting" : "available" }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "vpc-endpoint-id": [id]
            case "vpc-id": [vpcID]
            case "service-name": [service]
            case "vpc-endpoint-type": [kind.name]
            case "vpc-endpoint-state": [state]
            default: nil
            }
        }
    }
}
