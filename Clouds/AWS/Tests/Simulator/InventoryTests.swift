import AWSSimulator
import Domain
import Foundation
import Testing

/// What a test is told of the account.
struct InventoryTests {
    private let account = AskedAccount()

    @Test func aNewAccountIsEmpty() async throws {
        _ = try await account.asker().ask("ec2", "DescribeVpcs")
        #expect(account.cloud.inventory().isEmpty)
    }

    @Test func aTestsOwnUserIsLeftOutAndAnyOtherIsNot() async throws {
        _ = try await account.asker("owner").ask("iam", "CreateUser", ["UserName": "robot"])
        #expect(account.cloud.inventory().map { $0.prefix { $0 != " " } } == ["user/robot"])
    }

    @Test func somebodyElsesThingsAreTold() {
        account.cloud.placeBystanders(region: "eu-central-1")
        let names = Set(account.cloud.inventory().map { $0.prefix { $0 != " " } })
        #expect(names == ["role/somebody-else", "subnet/somebody-else", "vpc/somebody-else"])
    }

    @Test func twoRunsWithOtherIDsHaveTheSameInventory() async throws {
        func run(seed: UInt64) async throws -> (inventory: [String], id: String?) {
            let clock = account.clock
            let cloud = AWSSimulator(clock: { clock.now }, lag: .zero, seed: seed)
            let asker = Asker(
                cloud: cloud, key: cloud.makeUser("freehold", policy: AskedAccount.everything), date: { clock.now })
            let made = try await asker.ask(
                "ec2", "CreateVpc",
                [
                    "CidrBlock": "10.1.0.0/16", "TagSpecification.1.ResourceType": "vpc",
                    "TagSpecification.1.Tag.1.Key": "Name", "TagSpecification.1.Tag.1.Value": "payments",
                ])
            return (cloud.inventory(), made.inside("vpcId"))
        }
        let (one, other) = (try await run(seed: 1), try await run(seed: 2))
        #expect(one.inventory == other.inventory)
        #expect(one.inventory.contains { $0.hasPrefix("vpc/payments") })
        #expect(one.id != other.id)
    }

    @Test func aSnapshotIsGoneBackTo() async throws {
        let asker = account.asker()
        let snapshot = account.cloud.snapshot()
        _ = try await asker.ask("ec2", "CreateVpc", ["CidrBlock": "10.1.0.0/16"])
        #expect(!account.cloud.inventory().isEmpty)
        account.cloud.restore(snapshot)
        #expect(account.cloud.inventory().isEmpty)
        #expect(try await asker.ask("ec2", "DescribeVpcs").status == 200)
    }

    @Test func whatSomebodyDeletesByHandIsGone() async throws {
        let asker = account.asker()
        let made = try await asker.ask("ec2", "CreateVpc", ["CidrBlock": "10.1.0.0/16"])
        let id = try #require(made.inside("vpcId"))
        #expect(account.cloud.remove(byHand: id, region: "eu-central-1"))
        #expect(try await asker.ask("ec2", "DescribeVpcs", ["VpcId.1": id]).code == "InvalidVpcID.NotFound")
        #expect(!account.cloud.remove(byHand: id, region: "eu-central-1"))
    }
}
