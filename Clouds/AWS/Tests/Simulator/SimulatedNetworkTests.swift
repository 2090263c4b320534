import AWSSimulator
import Domain
import Foundation
import Testing

/// Networks behave as EC2's do where it matters to who makes and removes them.
struct SimulatedNetworkTests {
    private static func tagged(_ kind: String) -> [String: String] {
        [
            "CidrBlock": "10.2.0.0/16", "TagSpecification.1.ResourceType": kind, "TagSpecification.1.Tag.1.Key": "Name",
            "TagSpecification.1.Tag.1.Value": "payments", "TagSpecification.1.Tag.2.Key": "owner",
            "TagSpecification.1.Tag.2.Value": "freehold",
        ]
    }

    @Test func tagsComeInTheSameCallAsWhatTheyAreOn() async throws {
        let owner = AskedAccount().asker()
        let id = try await owner.get("CreateVpc", Self.tagged("vpc"), "vpcId")
        let filters = [
            "Filter.1.Name": "tag:Name", "Filter.1.Value.1": "payments", "Filter.2.Name": "tag:owner",
            "Filter.2.Value.1": "freehold",
        ]
        #expect(try await owner.must("DescribeVpcs", filters).all("vpcId") == [id])
        #expect(try await owner.must("DescribeTags").all("key") == ["Name", "owner"])
        // Tags for something else make nothing at all.
        #expect(try await owner.code("CreateVpc", Self.tagged("subnet")) == "InvalidParameterValue")
        #expect(
            try await owner.must("DescribeVpcs", ["Filter.1.Name": "cidr", "Filter.1.Value.1": "10.2.0.0/16"]).all(
                "vpcId") == [id])
    }

    @Test(arguments: ["subnet", "internet gateway", "route table", "security group"])
    func aVPCIsDeletedOnceNothingIsInIt(guest: String) async throws {
        let owner = AskedAccount().asker()
        let vpc = try await owner.get("CreateVpc", ["CidrBlock": "10.2.0.0/16"], "vpcId")
        let removal: (action: String, fields: [String: String])
        switch guest {
        case "subnet":
            let id = try await owner.get("CreateSubnet", ["VpcId": vpc, "CidrBlock": "10.2.0.0/24"], "subnetId")
            removal = ("DeleteSubnet", ["SubnetId": id])
        case "internet gateway":
            let id = try await owner.get("CreateInternetGateway", [:], "internetGatewayId")
            removal = ("DetachInternetGateway", ["InternetGatewayId": id, "VpcId": vpc])
            _ = try await owner.must("AttachInternetGateway", removal.fields)
            #expect(try await owner.code("DeleteInternetGateway", ["InternetGatewayId": id]) == "DependencyViolation")
        case "route table":
            let id = try await owner.get("CreateRouteTable", ["VpcId": vpc], "routeTableId")
            removal = ("DeleteRouteTable", ["RouteTableId": id])
        default:
            let fields = ["VpcId": vpc, "GroupName": "web", "GroupDescription": "web"]
            let id = try await owner.get("CreateSecurityGroup", fields, "groupId")
            removal = ("DeleteSecurityGroup", ["GroupId": id])
        }
        #expect(try await owner.code("DeleteVpc", ["VpcId": vpc]) == "DependencyViolation")
        _ = try await owner.must(removal.action, removal.fields)
        _ = try await owner.must("DeleteVpc", ["VpcId": vpc])
        #expect(try await owner.code("DeleteVpc", ["VpcId": vpc]) == "InvalidVpcID.NotFound")
    }

    @Test func fiveAddressesAreAllThereAre() async throws {
        let owner = AskedAccount().asker()
        var ids: [String] = []
        for _ in 0..<5 { ids.append(try await owner.get("AllocateAddress", [:], "allocationId")) }
        #expect(try await owner.code("AllocateAddress", [:]) == "AddressLimitExceeded")
        _ = try await owner.must("ReleaseAddress", ["AllocationId": ids[0]])
        _ = try await owner.must("AllocateAddress")
    }

    @Test func whatIsNewShowsLateAndWhatIsGoneLingers() async throws {
        let account = AskedAccount(lag: .seconds(5))
        let owner = account.asker()
        let id = try await owner.get("CreateVpc", ["CidrBlock": "10.2.0.0/16"], "vpcId")
        account.clock.advance(by: .seconds(4))
        #expect(try await !owner.must("DescribeVpcs").all("vpcId").contains(id))
        #expect(try await owner.code("DescribeVpcs", ["VpcId.1": id]) == "InvalidVpcID.NotFound")
        let fields = ["VpcId": id, "CidrBlock": "10.2.0.0/24"]
        #expect(try await owner.code("CreateSubnet", fields) == "InvalidVpcID.NotFound")
        account.clock.advance(by: .seconds(1))
        #expect(try await owner.must("DescribeVpcs", ["VpcId.1": id]).all("vpcId") == [id])
        _ = try await owner.must("DeleteVpc", ["VpcId": id])
        #expect(try await owner.must("DescribeVpcs").all("vpcId").contains(id))
        account.clock.advance(by: .seconds(5))
        #expect(try await !owner.must("DescribeVpcs").all("vpcId").contains(id))
    }
}
