import AWSSimulator
import Domain
import Foundation
import Testing

/// Control planes behave as EKS's do where it matters to who makes and removes them.
struct SimulatedClusterTests {
    @Test func aClusterThatIsNotThereIsNotFound() async throws {
        let reply = try await AskedAccount().asker().eks("GET", "/clusters/payments")
        #expect(reply.status == 404)
        #expect(reply.code == "ResourceNotFoundException")
        #expect(reply.at("clusterName") == "payments")
        #expect(reply.message == "No cluster found for name: payments.")
    }

    @Test func aRoleIsBelievedInSomeSecondsAfterItWasMade() async throws {
        let site = try await Site()
        #expect(try await site.createCluster().code == "InvalidParameterException")
        try await site.makeRoles()
        let early = try await site.createCluster()
        #expect(early.code == "InvalidParameterException")
        #expect(early.message?.contains("could not be assumed") == true)
        #expect(try await site.owner.eks("GET", "/clusters").text == #"{"clusters":[]}"#)
        site.account.clock.advance(by: .seconds(10))
        #expect(try await site.createCluster().at("cluster.status") == "CREATING")
    }

    @Test func aClusterIsNeitherReachedNorDeletedBeforeItIsActive() async throws {
        let site = try await Site()
        try await site.makeRoles()
        site.account.clock.advance(by: .seconds(10))
        #expect(try await site.createCluster().at("cluster.endpoint") == nil)
        site.account.clock.advance(by: .minutes(8))
        #expect(try await site.status(of: "/clusters/payments", "cluster") == "CREATING")
        #expect(try await site.owner.eks("DELETE", "/clusters/payments").code == "ResourceInUseException")
        site.account.clock.advance(by: .minutes(9))
        let cluster = try await site.owner.eks("GET", "/clusters/payments")
        #expect(cluster.at("cluster.status") == "ACTIVE")
        #expect(cluster.at("cluster.endpoint")?.hasPrefix("https://") == true)
        #expect(cluster.at("cluster.certificateAuthority.data") != nil)
        #expect(cluster.at("cluster.identity.oidc.issuer") != nil)
        // It has put itself into the subnets.
        for subnet in site.privateSubnetIDs {
            #expect(try await site.owner.code("DeleteSubnet", ["SubnetId": subnet]) == "DependencyViolation")
        }
    }

    @Test func aTokenStandsForOneCluster() async throws {
        let site = try await Site()
        try await site.makeRoles()
        site.account.clock.advance(by: .seconds(10))
        let made = try await site.createCluster(token: "token-1")
        site.account.clock.advance(by: .seconds(10))
        let again = try await site.createCluster(token: "token-1")
        #expect(again.status == 200)
        #expect(again.at("cluster.createdAt") == made.at("cluster.createdAt"))
        let other = try await site.createCluster(token: "token-2")
        #expect(other.status == 409)
        #expect(other.code == "ResourceInUseException")
    }

    @Test func aControlPlaneWantsTwoZones() async throws {
        let site = try await Site()
        try await site.makeRoles()
        site.account.clock.advance(by: .seconds(10))
        let near = [site.publicSubnetID, site.privateSubnetIDs[0]]
        let reply = try await site.createCluster(subnetIDs: near)
        #expect(reply.code == "InvalidParameterException")
        #expect(reply.message == "Subnets specified must be in at least two different AZs")
    }

    @Test func oneChangeAtATime() async throws {
        let site = try await Site()
        try await site.makeCluster()
        func log(_ type: String) async throws -> Asker.Reply {
            try await site.owner.eks(
                "POST", "/clusters/payments/update-config",
                body: #"{"logging":{"clusterLogging":[{"types":["\#(type)"],"enabled":true}]}}"#)
        }
        let update = try #require(try await log("audit").at("update.id"))
        #expect(try await log("api").code == "ResourceInUseException")
        #expect(try await site.owner.eks("DELETE", "/clusters/payments").code == "ResourceInUseException")
        site.account.clock.advance(by: .minutes(4))
        let path = "/clusters/payments/updates/\(update)"
        #expect(try await site.status(of: path, "update") == "Successful")
        #expect(try await log("api").status == 200)
    }

    @Test func aClusterTakesItsInterfacesAndItsSecurityGroupAlong() async throws {
        let site = try await Site()
        let before = site.account.cloud.inventory().filter { !$0.hasPrefix("role/") }
        try await site.makeCluster()
        #expect(site.account.cloud.inventory().filter { $0.hasPrefix("network-interface/") }.count == 2)
        #expect(site.account.cloud.inventory().contains { $0.hasPrefix("security-group/eks-cluster-sg-payments") })
        _ = try await site.owner.eks("DELETE", "/clusters/payments")
        #expect(try await site.status(of: "/clusters/payments", "cluster") == "DELETING")
        site.account.clock.advance(by: .minutes(5))
        #expect(try await site.owner.eks("GET", "/clusters/payments").code == "ResourceNotFoundException")
        #expect(site.account.cloud.inventory().filter { !$0.hasPrefix("role/") } == before)
    }
}
