import AWSSimulator
import Domain
import Foundation
import Testing

/// NAT gateways come and go in stages, and hold on to their network until the last.
struct SimulatedNATGatewayTests {
    private func describe(_ id: String, at site: Site) async throws -> Asker.Reply {
        try await site.owner.must("DescribeNatGateways", ["NatGatewayId.1": id])
    }

    @Test func aGatewayIsPendingBeforeItIsAvailable() async throws {
        let site = try await Site()
        let gateway = try await site.makeNATGateway()
        #expect(try await describe(gateway.id, at: site).inside("state") == "pending")
        site.account.clock.advance(by: .minutes(3))
        #expect(try await describe(gateway.id, at: site).inside("state") == "available")
        // Its address is on the internet, so the way there stays.
        let attachment = ["InternetGatewayId": site.gatewayID, "VpcId": site.vpcID]
        #expect(try await site.owner.code("DetachInternetGateway", attachment) == "DependencyViolation")
    }

    @Test func withoutAnInternetGatewayItIsAcceptedAndComesToNothing() async throws {
        let site = try await Site()
        _ = try await site.owner.must(
            "DetachInternetGateway", ["InternetGatewayId": site.gatewayID, "VpcId": site.vpcID])
        let gateway = try await site.makeNATGateway()
        #expect(try await describe(gateway.id, at: site).inside("state") == "pending")
        site.account.clock.advance(by: .minutes(1))
        let reply = try await describe(gateway.id, at: site)
        #expect(reply.inside("state") == "failed")
        #expect(reply.inside("failureCode") == "Gateway.NotAttached")
        _ = try await site.owner.must("ReleaseAddress", ["AllocationId": gateway.allocationID])
    }

    @Test func aTokenStandsForOneGateway() async throws {
        let site = try await Site()
        let gateway = try await site.makeNATGateway(token: "once")
        var fields = [
            "SubnetId": site.publicSubnetID, "AllocationId": gateway.allocationID, "ClientToken": "once",
        ]
        #expect(try await site.owner.get("CreateNatGateway", fields, "natGatewayId") == gateway.id)
        #expect(try await site.owner.must("DescribeNatGateways").all("natGatewayId").count == 1)
        fields["SubnetId"] = site.privateSubnetIDs[0]
        #expect(try await site.owner.code("CreateNatGateway", fields) == "IdempotentParameterMismatch")
    }

    @Test func aGatewayKeepsItsInterfaceAndAddressWhileItIsDeleted() async throws {
        let site = try await Site()
        let gateway = try await site.makeNATGateway()
        site.account.clock.advance(by: .minutes(3))
        let address = ["AllocationId": gateway.allocationID]
        let subnet = ["SubnetId": site.publicSubnetID]
        _ = try await site.owner.must("DeleteNatGateway", ["NatGatewayId": gateway.id])
        site.account.clock.advance(by: .seconds(30))
        #expect(try await describe(gateway.id, at: site).inside("state") == "deleting")
        #expect(try await site.owner.code("ReleaseAddress", address) == "AuthFailure")
        #expect(try await site.owner.code("DeleteSubnet", subnet) == "DependencyViolation")
        site.account.clock.advance(by: .seconds(60))
        #expect(try await describe(gateway.id, at: site).inside("state") == "deleted")
        _ = try await site.owner.must("ReleaseAddress", address)
        _ = try await site.owner.must("DeleteSubnet", subnet)
        // It is told of for an hour longer.
        site.account.clock.advance(by: .minutes(61))
        let fields = ["NatGatewayId.1": gateway.id]
        #expect(try await site.owner.code("DescribeNatGateways", fields) == "NatGatewayNotFound")
    }

    @Test func aRouteToAGatewayThatIsGoneLeadsNowhere() async throws {
        let site = try await Site()
        try await site.makeWayOut()
        let table = ["Filter.1.Name": "association.subnet-id", "Filter.1.Value.1": site.privateSubnetIDs[0]]
        let blackhole = "<state>blackhole</state>"
        #expect(try await !site.owner.must("DescribeRouteTables", table).text.contains(blackhole))
        let id = try #require(try await site.owner.must("DescribeNatGateways").inside("natGatewayId"))
        #expect(site.account.cloud.remove(byHand: id, region: Site.region))
        #expect(try await site.owner.must("DescribeRouteTables", table).text.contains(blackhole))
    }
}
