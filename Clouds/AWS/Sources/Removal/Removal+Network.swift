import Cloud

extension Removal {
    private var vpc: String? { remains.cloudIDs(of: "vpc").first }

    /// The VPC is the cluster's alone: every load balancer in it was made by its services.
    var loadBalancers: [CloudCommand] {
        guard let vpc else { return [] }
        return [
            .removeEach(
                of: text("elbv2", ["describe-load-balancers"], "LoadBalancers[?VpcId=='\(vpc)'].LoadBalancerArn"),
                change("elbv2", "delete-load-balancer", "--load-balancer-arn")),
            .removeEach(
                of: text(
                    "elb", ["describe-load-balancers"], "LoadBalancerDescriptions[?VPCId=='\(vpc)'].LoadBalancerName"),
                change("elb", "delete-load-balancer", "--load-balancer-name")),
            .removeEach(
                of: text("elbv2", ["describe-target-groups"], "TargetGroups[?VpcId=='\(vpc)'].TargetGroupArn"),
                change("elbv2", "delete-target-group", "--target-group-arn")),
        ]
    }

    var instances: [CloudCommand] {
        let tag = "Name=tag:kubernetes.io/cluster/\(stem),Values=owned"
        let standing = "Name=instance-state-name,Values=pending,running,shutting-down,stopping,stopped"
        let list = ec2("instances", "Reservations[].Instances[].InstanceId", [tag, standing])
        return [
            .removeEach(of: list, change("ec2", "terminate-instances", "--instance-ids")),
            .removeEach(of: list, change("ec2", "wait", "instance-terminated", "--instance-ids")),
            .removeEach(
                of: ec2("launch-templates", "LaunchTemplates[].LaunchTemplateId", [tag]),
                change("ec2", "delete-launch-template", "--launch-template-id")),
        ]
    }

    var interfaces: [CloudCommand] {
        guard let vpc else { return [] }
        let filters = ["Name=vpc-id,Values=\(vpc)", "Name=status,Values=available"]
        return [
            .removeEach(
                of: ec2("network-interfaces", "NetworkInterfaces[].NetworkInterfaceId", filters),
                change("ec2", "delete-network-interface", "--network-interface-id"))
        ]
    }

    var securityGroups: [CloudCommand] {
        guard let vpc else { return [] }
        let list = ec2(
            "security-groups", "SecurityGroups[?GroupName!='default'].GroupId", ["Name=vpc-id,Values=\(vpc)"])
        return [.removeEach(of: list, change("ec2", "delete-security-group", "--group-id"))]
    }

    func natGateway(_ step: String) -> [CloudCommand] {
        let states = "Name=state,Values=pending,available,deleting"
        let list = text(
            "ec2", ["describe-nat-gateways", "--filter"] + tags(step) + [states], "NatGateways[].NatGatewayId")
        return [
            .removeEach(of: list, change("ec2", "delete-nat-gateway", "--nat-gateway-id")),
            .removeEach(of: list, change("ec2", "wait", "nat-gateway-deleted", "--nat-gateway-ids")),
        ]
    }

    /// A table goes only when no subnet uses it any more.
    func routeTable(_ step: String) -> [CloudCommand] {
        [
            .removeEach(
                of: ec2(
                    "route-tables", "RouteTables[].Associations[?!Main][].RouteTableAssociationId", tags(step)),
                change("ec2", "disassociate-route-table", "--association-id"))
        ] + each("route-tables", "RouteTables[].RouteTableId", step, "delete-route-table", "--route-table-id")
    }

    var internetGateway: [CloudCommand] {
        let detach = vpc.map { vpc in
            CloudCommand.removeEach(
                of: ec2("internet-gateways", "InternetGateways[].InternetGatewayId", tags("internet-gateway")),
                change("ec2", "detach-internet-gateway", "--vpc-id", vpc, "--internet-gateway-id"))
        }
        return [detach].compactMap { $0 }
            + each(
                "internet-gateways", "InternetGateways[].InternetGatewayId", "internet-gateway",
                "delete-internet-gateway", "--internet-gateway-id")
    }
}
