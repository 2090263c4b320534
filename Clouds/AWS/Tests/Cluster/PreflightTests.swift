import AWSSimulator
import Cloud
import Domain
import Engine
import Foundation
import Rehearsal
import Testing

@testable import AWS

/// What is found out before anything is made.
@Suite(.timeLimit(.minutes(10)))
struct PreflightTests {
    private func findings(
        _ kind: String, quotas: Quotas = Quotas(), using account: TestAccount? = nil,
        changed change: (inout Cluster) -> Void = { _ in }
    ) async throws -> [Finding] {
        let account = account ?? TestAccount(quotas: quotas)
        let cluster = try await TestCluster(in: account)
        cluster.edit(change)
        return await account.provider.preflight(cluster.asked, using: cluster.credential).filter { $0.kind == kind }
    }

    @Test func tooFewElasticIPAddressesAreFound() async throws {
        var quotas = Quotas()
        quotas.addresses = 2
        let one = try await findings("limit", quotas: quotas).first { $0.subject == "Elastic IP addresses" }
        #expect(one?.verdict == .allowed)
        #expect(one?.text == "0 of 2 Elastic IP addresses are in use; this cluster needs 1.")
        let three = try await findings("limit", quotas: quotas) { $0.spec.options["natGateways"] = "per-zone" }
            .first { $0.subject == "Elastic IP addresses" }
        #expect(three?.verdict == .missing)
        #expect(three?.text == "0 of 2 Elastic IP addresses are in use; this cluster needs 3.")
        #expect(three?.advice.contains("Service Quotas") == true)
    }

    @Test func aRegionThatIsFullOfVPCsIsWarnedOf() async throws {
        let account = TestAccount()
        let few = try await findings("limit", using: account).first { $0.subject == "VPCs" }
        #expect(few?.verdict == .allowed)
        for _ in 0..<3 { account.cloud.placeBystanders(region: TestAccount.region) }
        account.clock.advance(by: .minutes(1))
        let many = try await findings("limit", using: account).first { $0.subject == "VPCs" }
        #expect(many?.verdict == .warning)
        #expect(many?.text.contains("5 VPCs are in use") == true)
    }

    @Test func aVersionThatEKSDoesNotOfferIsMissing() async throws {
        let found = try await findings("version") { $0.spec.version = "1.19" }
        #expect(found.map(\.verdict) == [.missing])
        #expect(found.first?.text == "EKS does not offer 1.19 in eu-central-1.")
        #expect(found.first?.advice.contains("1.35, 1.34") == true)
    }

    @Test func aVersionOutOfStandardSupportIsWarnedOf() async throws {
        let offered = try await findings("version") { $0.spec.version = "1.35" }
        #expect(offered.map(\.verdict) == [.allowed])
        // The virtual clock stands in September 2026, after the end of 1.33's standard support.
        let extended = try await findings("version") { $0.spec.version = "1.33" }
        #expect(extended.map(\.verdict) == [.warning])
    }

    @Test func theZonesThatEKSDoesNotUseAreLeftOut() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account, region: "us-east-1")
        let zones = await account.provider.preflight(cluster.asked, using: cluster.credential)
            .filter { $0.kind == "zone" }
        #expect(zones.map(\.verdict) == [.allowed])
        // us-east-1e is use1-az3 in this account.
        #expect(zones.first?.text.contains("us-east-1e") == false)
        #expect(cluster.asked.choices?.zones == ["us-east-1a", "us-east-1b", "us-east-1c"])
    }

    @Test func aRegionWithTwoZonesIsEnoughAndSaidSo() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account, kind: .dedicatedHA, region: "us-west-1")
        let zones = await account.provider.preflight(cluster.asked, using: cluster.credential)
            .filter { $0.kind == "zone" }
        #expect(zones.map(\.verdict) == [.warning])
        #expect(zones.first?.text.contains("2 zones instead of 3") == true)
        #expect(cluster.asked.choices?.zones.count == 2)
    }

    @Test func aSizeThatNoZoneOffersIsAChangeOfTheSpec() async throws {
        let account = TestAccount()
        let problem = await #expect(throws: Problem.self) {
            try await TestCluster(in: account, size: "m99.huge")
        }
        #expect(problem?.field == "size")
        #expect(problem?.remedy == .changeSpec)
        let found = try await findings("zone", using: account) { $0.spec.size = "m99.huge" }
        #expect(found.map(\.verdict) == [.missing])
    }

    @Test func preflightAndChoosingChangeNothing() async throws {
        let account = TestAccount(policy: AskedAccount.everything)
        for policy in [account, TestAccount()] {
            let before = policy.cloud.inventory()
            let cluster = try await TestCluster(in: policy)
            _ = await policy.provider.preflight(cluster.asked, using: cluster.credential)
            #expect(policy.cloud.calls.count > 10)
            #expect(policy.cloud.calls.filter(\.isMutating) == [])
            #expect(policy.cloud.inventory() == before)
        }
    }
}
