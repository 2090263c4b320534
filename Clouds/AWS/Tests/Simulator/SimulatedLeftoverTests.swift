import AWSSimulator
import Domain
import Foundation
import Testing

/// What Kubernetes, EKS and others leave in a network keeps it from being deleted.
struct SimulatedLeftoverTests {
    private func kinds(of site: Site) -> [String: Int] {
        let kinds = site.account.cloud.inventory().map { String($0.prefix { $0 != "/" }) }
        return Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
    }

    private func deleteCluster(at site: Site) async throws {
        _ = try await site.owner.eks("DELETE", "/clusters/payments")
        site.account.clock.advance(by: .minutes(5))
        #expect(try await site.owner.eks("GET", "/clusters/payments").code == "ResourceNotFoundException")
    }

    @Test func aServicesLoadBalancerHoldsTheNetwork() async throws {
        let site = try await Site()
        try await site.makeCluster()
        _ = try await site.owner.must(
            "ModifySubnetAttribute", ["SubnetId": site.publicSubnetID, "MapPublicIpOnLaunch.Value": "true"])
        site.account.cloud.leaveLeftovers(of: "payments", region: Site.region)
        try await deleteCluster(at: site)
        let groups = try await site.owner.must(
            "DescribeSecurityGroups",
            ["Filter.1.Name": "tag:kubernetes.io/cluster/payments", "Filter.1.Value.1": "owned"])
        #expect(groups.all("groupName").contains("k8s-traffic-payments"))
        let group = ["GroupId": try #require(groups.inside("groupId"))]
        #expect(try await site.owner.code("DeleteSecurityGroup", group) == "DependencyViolation")
        #expect(try await site.owner.code("DeleteSubnet", ["SubnetId": site.publicSubnetID]) == "DependencyViolation")
        let balancers = try await site.owner.must("DescribeLoadBalancers", of: "elasticloadbalancing")
        let arn = try #require(balancers.inside("LoadBalancerArn"))
        _ = try await site.owner.must("DeleteLoadBalancer", ["LoadBalancerArn": arn], of: "elasticloadbalancing")
        // Its interface stays a while.
        #expect(try await site.owner.code("DeleteSecurityGroup", group) == "DependencyViolation")
        site.account.clock.advance(by: .minutes(2))
        _ = try await site.owner.must("DeleteSecurityGroup", group)
        _ = try await site.owner.must("DeleteSubnet", ["SubnetId": site.publicSubnetID])
    }

    @Test func whatTheNetworkPluginLeftIsDeletedByHand() async throws {
        let site = try await Site()
        try await site.makeCluster()
        site.account.cloud.leaveLeftovers(of: "payments", region: Site.region)
        try await deleteCluster(at: site)
        let subnet = ["SubnetId": site.privateSubnetIDs[0]]
        #expect(try await site.owner.code("DeleteSubnet", subnet) == "DependencyViolation")
        let leaked = try await site.owner.must(
            "DescribeNetworkInterfaces",
            [
                "Filter.1.Name": "tag:cluster.k8s.amazonaws.com/name", "Filter.1.Value.1": "payments",
                "Filter.2.Name": "status", "Filter.2.Value.1": "available",
            ]
        ).all("networkInterfaceId")
        #expect(leaked.count == 2)
        for id in leaked { _ = try await site.owner.must("DeleteNetworkInterface", ["NetworkInterfaceId": id]) }
        _ = try await site.owner.must("DeleteSubnet", subnet)
    }

    @Test func neglectLeavesAGroupAndThePodsInterfaces() async throws {
        let site = try await Site()
        try await site.makeCluster()
        try await site.makeWayOut()
        let before = kinds(of: site)
        site.account.cloud.neglect(region: Site.region)
        _ = try await site.createNodeGroup()
        site.account.clock.advance(by: .minutes(5))
        _ = try await site.owner.eks("DELETE", "/clusters/payments/node-groups/main")
        site.account.clock.advance(by: .minutes(6))
        try await deleteCluster(at: site)
        // The control plane's two interfaces are gone, and those of two machines' pods are not.
        #expect(kinds(of: site)["network-interface"] == before["network-interface"])
        #expect(site.account.cloud.inventory().contains { $0.hasPrefix("security-group/eks-cluster-sg-payments") })
        #expect(try await site.owner.code("DeleteVpc", ["VpcId": site.vpcID]) == "DependencyViolation")
    }

    @Test func nobodyElsesInterfaceIsDetached() async throws {
        let site = try await Site()
        try await site.makeCluster()
        let before = kinds(of: site)
        site.account.cloud.placeOtherServices(besides: "payments", region: Site.region)
        site.account.cloud.leaveVolumes(2, of: "payments", region: Site.region)
        let machine = try #require(
            site.account.cloud.placeForeignMachine(besides: "payments", region: Site.region))
        let added = kinds(of: site).filter { before[$0.key] != $0.value }
        #expect(added == ["instance": 1, "network-interface": 6, "security-group": 2, "volume": 2, "vpc-endpoint": 1])
        let interface = try await site.owner.must(
            "DescribeNetworkInterfaces", ["Filter.1.Name": "interface-type", "Filter.1.Value.1": "lambda"])
        let attachment = ["AttachmentId": try #require(interface.inside("attachmentId"))]
        #expect(try await site.owner.code("DetachNetworkInterface", attachment) == "AuthFailure")
        let machines = try await site.owner.must("DescribeInstances", ["InstanceId.1": machine])
        #expect(machines.inside("subnetId") == site.privateSubnetIDs[0])
    }
}
