extension EC2 {
    struct SecurityGroup: Thing {
        static let prefix = "sg"
        static let type = "security-group"
        static let absence = Absence(
            "InvalidGroup.NotFound", "The security group '%' does not exist", malformed: "InvalidGroupId.Malformed")

        let id: String
        let vpcID: String
        let name: String
        let text: String
        var rules: [SecurityGroupRule]
        var tags: [String: String]

        var isDefault: Bool { name == "default" }

        func refers(to groupID: String) -> Bool { rules.contains { $0.peer == .group(groupID) } }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "group-id": return [id]
            case "group-name": return [name]
            case "vpc-id": return [vpcID]
            case "description": return [text]
            case "owner-id": return [ec2.account]
            default:
                for (prefix, isEgress) in [("ip-permission.", false), ("egress.ip-permission.", true)]
                where filter.hasPrefix(prefix) {
                    let rules = rules.filter { $0.isEgress == isEgress }
                    return values(of: String(filter.dropFirst(prefix.count)), of: rules)
                }
                return nil
            }
        }

        private func values(of filter: String, of rules: [SecurityGroupRule]) -> [String]? {
            switch filter {
            case "cidr": rules.compactMap { if case .range(let range) = $0.peer { range } else { nil } }
            case "group-id": rules.compactMap { if case .group(let id) = $0.peer { id } else { nil } }
            case "from-port": rules.compactMap { $0.fromPort.map(String.init) }
            case "to-port": rules.compactMap { $0.toPort.map(String.init) }
            case "protocol": rules.map(\.transport)
            default: nil
            }
        }
    }
}
