import Domain
import Engine

extension Graph<AWSClient> {
    /// What an EKS cluster is made of, read from top to bottom. Removal reads it from bottom to top.
    static func cluster(_ plan: ClusterPlan) -> Graph {
        var graph = Graph(version: 1)

        // The network, and what others leave in it.
        let vpc = graph.add(VPC(range: plan.network.range))
        let gateway = graph.add(InternetGateway(vpc: vpc))
        let groups = [graph.add(LeftoverSecurityGroups(vpc: vpc))]
        let publicSubnets = plan.zones.map { zone in
            graph.add(
                Subnet(access: .public, zone: zone, range: plan.network.publicRange(zone), vpc: vpc, leaves: groups))
        }
        let privateSubnets = plan.zones.map { zone in
            graph.add(
                Subnet(access: .private, zone: zone, range: plan.network.privateRange(zone), vpc: vpc, leaves: groups))
        }
        let subnets = publicSubnets + privateSubnets
        let interfaces = [graph.add(LeftoverInterfaces(subnets: subnets, leaves: groups))]
        let publicRoutes = graph.add(PublicRoutes(vpc: vpc, gateway: gateway, subnets: publicSubnets))
        let exits = graph.addExits(plan, vpc: vpc, publicSubnets, privateSubnets, publicRoutes)

        // Who may do what.
        let forEKS = graph.add(ServiceLinkedRole(service: "eks", roleName: "AWSServiceRoleForAmazonEKS"))
        let forNodes = graph.add(
            ServiceLinkedRole(service: "eks-nodegroup", roleName: "AWSServiceRoleForAmazonEKSNodegroup"))
        graph.add(ServiceLinkedRole(service: "autoscaling", roleName: "AWSServiceRoleForAutoScaling"))
        graph.add(
            ServiceLinkedRole(service: "elasticloadbalancing", roleName: "AWSServiceRoleForElasticLoadBalancing"))
        let clusterRole = graph.add(Role.cluster(plan))
        let nodeRole = graph.add(Role.node(plan))
        let storageRole = graph.add(Role.controller("ebs-csi", plan, ["service-role/AmazonEBSCSIDriverPolicy"]))
        let balancerPolicy = graph.add(ManagedPolicy.loadBalancerController(plan))
        let balancerRole = graph.add(Role.controller("load-balancer-controller", plan, own: [balancerPolicy]))
        let karpenterPolicy = graph.add(ManagedPolicy.karpenter(plan), wanted: plan.scales)
        let karpenterRole = graph.add(Role.controller("karpenter", plan, own: [karpenterPolicy]), wanted: plan.scales)
        let profile = graph.add(InstanceProfile(role: nodeRole), wanted: plan.scales)

        // The cluster itself. It starts as soon as its subnets and its role exist; the way out is built meanwhile.
        let controlPlane = graph.add(
            ControlPlane(
                access: plan.access, support: plan.support, version: plan.version, subnets: privateSubnets,
                role: clusterRole, serviceRole: forEKS, leaves: interfaces))
        graph.add(OIDCProvider(controlPlane: controlPlane, role: clusterRole))
        let network = graph.add(Addon(addon: "vpc-cni", controlPlane: controlPlane))
        let proxy = graph.add(Addon(addon: "kube-proxy", controlPlane: controlPlane))
        let agent = graph.add(Addon(addon: "eks-pod-identity-agent", controlPlane: controlPlane))
        let instances = graph.add(
            LeftoverInstances(
                subnets: privateSubnets, role: nodeRole, profile: plan.scales ? profile : nil, leaves: interfaces))
        let nodes = graph.add(
            NodeGroup(
                size: plan.size, count: plan.nodes, controlPlane: controlPlane, subnets: privateSubnets, role: nodeRole,
                serviceRole: forNodes, routes: exits, addons: [network, proxy, agent], leaves: [instances]))

        // What runs on the nodes.
        graph.add(Addon(addon: "coredns", controlPlane: controlPlane, after: [network]))
        graph.add(
            Addon(
                addon: "aws-ebs-csi-driver", controlPlane: controlPlane, role: storageRole,
                serviceAccount: "ebs-csi-controller-sa", after: [agent]))
        graph.add(
            PodIdentity(
                purpose: "load-balancer-controller", serviceAccount: "aws-load-balancer-controller",
                controlPlane: controlPlane, role: balancerRole))
        graph.add(
            PodIdentity(
                purpose: "karpenter", serviceAccount: "karpenter", controlPlane: controlPlane, role: karpenterRole),
            wanted: plan.scales)
        for principal in plan.administrators {
            graph.add(AccessEntry(principal: principal, controlPlane: controlPlane))
        }
        for name in plan.formerAccess {
            graph.add(FormerAccessEntry(name: name, controlPlane: controlPlane), wanted: false)
        }
        graph.add(LeftoverLoadBalancers(vpc: vpc, gateway: gateway, nodes: nodes, leaves: interfaces))

        graph.sweep = { scope in try await scope.client.sweep(owner: scope.owner) }
        return graph
    }

    /// One way out for all zones, or one for each; the ones that are not asked for (any more) are removed.
    private mutating func addExits(
        _ plan: ClusterPlan, vpc: Node<VPC>, _ publicSubnets: [Node<Subnet>], _ privateSubnets: [Node<Subnet>],
        _ publicRoutes: Node<PublicRoutes>
    ) -> [Node<PrivateRoutes>] {
        let one = addExit(
            zone: nil, wanted: !plan.hasExitPerZone, vpc: vpc, through: publicSubnets[0], for: privateSubnets,
            publicRoutes)
        let many = zip(plan.zones, zip(publicSubnets, privateSubnets)).map { zone, subnets in
            addExit(
                zone: zone, wanted: plan.hasExitPerZone, vpc: vpc, through: subnets.0, for: [subnets.1], publicRoutes)
        }
        return plan.hasExitPerZone ? many : [one]
    }

    private mutating func addExit(
        zone: String?, wanted: Bool, vpc: Node<VPC>, through door: Node<Subnet>, for subnets: [Node<Subnet>],
        _ publicRoutes: Node<PublicRoutes>
    ) -> Node<PrivateRoutes> {
        let address = add(Address(zone: zone), wanted: wanted)
        let gateway = add(
            NATGateway(zone: zone, subnet: door, address: address, routes: publicRoutes), wanted: wanted)
        return add(PrivateRoutes(zone: zone, vpc: vpc, gateway: gateway, subnets: subnets), wanted: wanted)
    }
}
