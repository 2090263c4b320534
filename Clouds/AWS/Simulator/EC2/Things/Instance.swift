import Foundation

extension EC2 {
    struct Instance: Thing {
        static let prefix = "i"
        static let type = "instance"
        static let absence = Absence(
            "InvalidInstanceID.NotFound", "The instance ID '%' does not exist", malformed: "InvalidInstanceID.Malformed"
        )

        enum State: String, Sendable {
            case pending, running, terminated
            case shuttingDown = "shutting-down"

            var code: Int {
                switch self {
                case .pending: 0
                case .running: 16
                case .shuttingDown: 32
                case .terminated: 48
                }
            }
        }

        let id: String
        let reservationID: String
        let size: InstanceType
        let subnetID: String
        let vpcID: String
        let zone: Region.Zone
        let imageID: String
        /// The name of the instance profile, if it has one.
        let profile: String?
        let privateAddress: String
        let groups: [String]
        let launchedAt: Date
        let isSpot: Bool
        var state = State.pending
        var tags: [String: String]

        var isStanding: Bool { state != .terminated }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "instance-id": [id]
            case "instance-state-name": [state.rawValue]
            case "instance-state-code": ["\(state.code)"]
            case "instance-type": [size.name]
            case "vpc-id", "network-interface.vpc-id": [vpcID]
            case "subnet-id", "network-interface.subnet-id": [subnetID]
            case "availability-zone": [zone.name]
            case "image-id": [imageID]
            case "private-ip-address": [privateAddress]
            case "private-dns-name": [ec2.privateName(of: privateAddress)]
            case "instance.group-id", "network-interface.group-id": groups
            case "owner-id": [ec2.account]
            case "reservation-id": [reservationID]
            case "architecture": [size.architecture.rawValue]
            case "iam-instance-profile.arn": profile.map { [ec2.profileARN($0)] } ?? []
            case "instance-lifecycle": isSpot ? ["spot"] : []
            case "network-interface.network-interface-id":
                ec2.interfaces.all.filter { $0.attachment?.instanceID == id }.map(\.id)
            default: nil
            }
        }
    }
}
