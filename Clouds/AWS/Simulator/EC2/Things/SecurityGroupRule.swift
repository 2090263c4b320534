extension EC2 {
    struct SecurityGroupRule: Thing {
        static let prefix = "sgr"
        static let type = "security-group-rule"
        static let absence = Absence(
            "InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '%' does not exist",
            malformed: "InvalidSecurityGroupRuleId.Malformed")

        /// Who is on the other side.
        enum Peer: Sendable, Hashable {
            case range(String)
            case rangeV6(String)
            case group(String)
            case prefixList(String)
        }

        let id: String
        let groupID: String
        let isEgress: Bool
        /// `tcp`, `udp`, `icmp`, a protocol number, or `-1` for all.
        let transport: String
        let fromPort: Int?
        let toPort: Int?
        let peer: Peer
        var text: String?
        var tags: [String: String] = [:]

        /// Whether EC2 holds the two for one rule; descriptions do not count.
        func isSame(as other: SecurityGroupRule) -> Bool {
            isEgress == other.isEgress && transport == other.transport && fromPort == other.fromPort
                && toPort == other.toPort && peer == other.peer
        }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "security-group-rule-id": [id]
            case "group-id": [groupID]
            default: nil
            }
        }
    }
}
