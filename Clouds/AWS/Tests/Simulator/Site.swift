import AWSSimulator
import Domain
import Foundation
import Testing

/// A network with a public and two private subnets, and the roles of a cluster and of its nodes.
struct Site {
    let account: AskedAccount
    let owner: Asker
    let vpcID: String
    let gatewayID: String
    let publicSubnetID: String
    /// In two zones.
    let privateSubnetIDs: [String]

    static let clusterRole = "arn:aws:iam::111122223333:role/control-plane"
    static let nodeRole = "arn:aws:iam::111122223333:role/nodes"
    static let region = "eu-central-1"

    init(in account: AskedAccount = AskedAccount()) async throws {
        self.account = account
        owner = account.asker("owner")
        vpcID = try await owner.get("CreateVpc", ["CidrBlock": "10.1.0.0/16"], "vpcId")
        _ = try await owner.must(
            "ModifyVpcAttribute", ["VpcId": vpcID, "EnableDnsHostnames.Value": "true"])
        var subnetIDs: [String] = []
        for (number, zone) in ["a", "a", "b"].enumerated() {
            let fields = [
                "VpcId": vpcID, "CidrBlock": "10.1.\(number).0/24", "AvailabilityZone": Self.region + zone,
            ]
            subnetIDs.append(try await owner.get("CreateSubnet", fields, "subnetId"))
        }
        publicSubnetID = subnetIDs[0]
        privateSubnetIDs = Array(subnetIDs.dropFirst())
        gatewayID = try await owner.get("CreateInternetGateway", [:], "internetGatewayId")
        _ = try await owner.must("AttachInternetGateway", ["InternetGatewayId": gatewayID, "VpcId": vpcID])
    }

    /// Makes a NAT gateway with an address of its own.
    func makeNATGateway(token: String? = nil) async throws -> (id: String, allocationID: String) {
        let allocationID = try await owner.get("AllocateAddress", ["Domain": "vpc"], "allocationId")
        var fields = ["SubnetId": publicSubnetID, "AllocationId": allocationID]
        fields["ClientToken"] = token
        return (try await owner.get("CreateNatGateway", fields, "natGatewayId"), allocationID)
    }

    /// Leads what leaves the private subnets to the internet.
    func makeWayOut() async throws {
        let table = try await owner.get("CreateRouteTable", ["VpcId": vpcID], "routeTableId")
        for subnet in privateSubnetIDs {
            _ = try await owner.must("AssociateRouteTable", ["RouteTableId": table, "SubnetId": subnet])
        }
        let gateway = try await makeNATGateway()
        account.clock.advance(by: .minutes(4))
        _ = try await owner.must(
            "CreateRoute",
            ["RouteTableId": table, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": gateway.id])
    }

    /// Makes both roles; nobody believes in them yet.
    func makeRoles() async throws {
        let roles = [
            ("control-plane", "eks", ["AmazonEKSClusterPolicy"]),
            (
                "nodes", "ec2",
                ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonEKS_CNI_Policy"]
            ),
        ]
        for (name, service, policies) in roles {
            let trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":\
                "\(service).amazonaws.com"},"Action":"sts:AssumeRole"}]}
                """
            _ = try await owner.must("CreateRole", ["RoleName": name, "AssumeRolePolicyDocument": trust], of: "iam")
            for policy in policies {
                let fields = ["RoleName": name, "PolicyArn": "arn:aws:iam::aws:policy/\(policy)"]
                _ = try await owner.must("AttachRolePolicy", fields, of: "iam")
            }
        }
    }

    /// Asks for a cluster called `payments` in the private subnets.
    func createCluster(token: String = "token-1", subnetIDs: [String]? = nil) async throws -> Asker.Reply {
        let subnets = (subnetIDs ?? privateSubnetIDs).map { "\"\($0)\"" }.joined(separator: ",")
        return try await owner.eks(
            "POST", "/clusters",
            body: #"{"name":"payments","clientRequestToken":"\#(token)","roleArn":"\#(Self.clusterRole)","#
                + #""resourcesVpcConfig":{"subnetIds":[\#(subnets)]}}"#)
    }

    /// Makes the roles and the cluster, and waits until both are ready.
    func makeCluster() async throws {
        try await makeRoles()
        account.clock.advance(by: .seconds(10))
        let made = try await createCluster()
        try #require(made.status == 200, "\(made.text)")
        account.clock.advance(by: .minutes(17))
        try #require(await status(of: "/clusters/payments", "cluster") == "ACTIVE")
    }

    /// Asks for two nodes in the private subnets.
    func createNodeGroup(token: String = "token-2") async throws -> Asker.Reply {
        let subnets = privateSubnetIDs.map { "\"\($0)\"" }.joined(separator: ",")
        return try await owner.eks(
            "POST", "/clusters/payments/node-groups",
            body: #"{"nodegroupName":"main","clientRequestToken":"\#(token)","nodeRole":"\#(Self.nodeRole)","#
                + #""subnets":[\#(subnets)],"scalingConfig":{"minSize":1,"maxSize":3,"desiredSize":2}}"#)
    }

    func status(of path: String, _ kind: String) async throws -> String? {
        try await owner.eks("GET", path).at("\(kind).status")
    }
}
