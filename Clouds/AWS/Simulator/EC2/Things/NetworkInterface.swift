import Foundation

extension EC2 {
    struct NetworkInterface: Thing {
        static let prefix = "eni"
        static let type = "network-interface"
        static let absence = Absence(
            "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '%' does not exist",
            malformed: "InvalidNetworkInterfaceId.Malformed")

        struct Attachment: Sendable, Hashable {
            let id: String
            /// Nil where a service of AWS holds it.
            let instanceID: String?
            let owner: String
            let deviceIndex: Int
            let isDeletedOnTermination: Bool
            let attachedAt: Date
        }

        let id: String
        let subnetID: String
        let vpcID: String
        let privateAddress: String
        let text: String
        /// `interface`, `nat_gateway`, `network_load_balancer`, `vpc_endpoint` …
        let kind: String
        /// Who asked for it, where it was not the account itself: `amazon-elb`, `amazon-eks`.
        let requester: String?
        /// The public address that came with it, if it has one.
        var ownPublicAddress: String?
        var groups: [String]
        var attachment: Attachment?
        var tags: [String: String]

        var status: String { attachment == nil ? "available" : "in-use" }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "network-interface-id": [id]
            case "vpc-id": [vpcID]
            case "subnet-id": [subnetID]
            case "status": [status]
            case "description": [text]
            case "group-id": groups
            case "group-name": groups.compactMap { ec2.securityGroups[$0]?.name }
            case "interface-type": [kind]
            case "requester-id": requester.map { [$0] } ?? []
            case "requester-managed": ["\(requester != nil)"]
            case "owner-id": [ec2.account]
            case "private-ip-address", "addresses.private-ip-address": [privateAddress]
            case "availability-zone": ec2.subnets[subnetID].map { [$0.zone.name] } ?? []
            case "attachment.attachment-id": attachment.map { [$0.id] } ?? []
            case "attachment.instance-id": attachment?.instanceID.map { [$0] } ?? []
            case "attachment.instance-owner-id": attachment.map { [$0.owner] } ?? []
            case "attachment.status": attachment == nil ? [] : ["attached"]
            case "attachment.delete-on-termination": attachment.map { ["\($0.isDeletedOnTermination)"] } ?? []
            case "association.allocation-id": ec2.address(of: id).map { [$0.id] } ?? []
            case "association.public-ip": ec2.publicAddress(of: self).map { [$0] } ?? []
            default: nil
            }
        }
    }
}
