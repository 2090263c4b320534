import Cloud
import Domain

/// A cluster's removal in the words of AWS's command line. What is there is listed by our tags and names when the
/// script runs, so it removes what was never seen as well, and nothing twice.
struct Removal {
    let remains: Remains
    let region: String
    let stem: String

    init(of remains: Remains) {
        self.remains = remains
        region = remains.cluster.region
        stem = remains.owner.stem
    }

    var steps: [RemovalStep] {
        let parts = remains.parts.compactMap { part -> RemovalStep? in
            let commands = commands(for: part.step)
            let ids = part.cloudIDs.isEmpty ? "" : ": \(part.cloudIDs.joined(separator: ", "))"
            return commands.isEmpty ? nil : RemovalStep(part.step + ids, commands)
        }
        let check = RemovalStep(
            "The account",
            [.set("AWS_PAGER", to: "")]
                + (remains.account.map {
                    [.expect($0, from: aws("sts", "get-caller-identity", "--query", "Account", "--output", "text"))]
                } ?? []))
        let tag = "Key=freehold:owner,Values=\(remains.owner.id)"
        let rest = RemovalStep(
            "What still carries the cluster's tag (AWS lists what is gone for up to an hour)",
            [.look(aws("resourcegroupstaggingapi", "get-resources", "--tag-filters", tag, "--output", "text"))])
        return [check] + parts + [rest]
    }

    func commands(for step: String) -> [CloudCommand] {
        switch step {
        case "leftover-load-balancers": loadBalancers
        case "leftover-instances": instances
        case "leftover-interfaces": interfaces
        case "leftover-security-groups": securityGroups
        case "node-group": nodeGroups
        case "control-plane": controlPlane
        case "oidc-provider": oidcProvider
        case "instance-profile": instanceProfile
        case "internet-gateway": internetGateway
        case "vpc": each("vpcs", "Vpcs[].VpcId", step, "delete-vpc", "--vpc-id")
        case _ where step.hasPrefix("role-"): role("\(stem)-\(step.dropFirst(5))")
        case _ where step.hasPrefix("policy-"): policy("\(stem)-\(step.dropFirst(7))")
        case _ where step.hasPrefix("route-table"): routeTable(step)
        case _ where step.hasPrefix("nat-gateway"): natGateway(step)
        case _ where step.hasPrefix("address"):
            each("addresses", "Addresses[].AllocationId", step, "release-address", "--allocation-id")
        case _ where step.hasPrefix("subnet-"):
            each("subnets", "Subnets[].SubnetId", step, "delete-subnet", "--subnet-id")
        // Add-ons, access and pod identities go with the cluster; the services' own roles stay.
        default: []
        }
    }

    func aws(_ words: String...) -> [String] { ["aws"] + words + ["--region", region] }

    func text(_ service: String, _ words: [String], _ query: String) -> [String] {
        ["aws", service] + words + ["--query", query, "--output", "text", "--region", region]
    }

    func ec2(_ kind: String, _ query: String, _ filters: [String]) -> [String] {
        text("ec2", ["describe-\(kind)", "--filters"] + filters, query)
    }

    func tags(_ step: String) -> [String] {
        ["Name=tag:freehold:owner,Values=\(remains.owner.id)", "Name=tag:freehold:step,Values=\(step)"]
    }

    func change(_ service: String, _ words: String...) -> [String] {
        ["aws", service, "--region", region] + words
    }

    func each(
        _ kind: String, _ query: String, _ step: String, _ verb: String, _ option: String
    ) -> [CloudCommand] {
        [.removeEach(of: ec2(kind, query, tags(step)), change("ec2", verb, option))]
    }
}
