import AWSSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import AWS

/// Removals that begin before the cluster stands.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct InterruptionTests {
    /// Every third pass of the creation.
    private static func stages() async throws -> [Int] {
        let cluster = try await cluster(in: TestAccount(haste: 40))
        var count = 0
        #expect(
            try await cluster.run(toward: .present) { _ in
                count += 1
                return false
            })
        return Array(stride(from: 0, through: count, by: 3))
    }

    private static func cluster(in account: TestAccount) async throws -> TestCluster {
        try await TestCluster(
            in: account, kind: .dedicatedHA, min: 3, max: 6, options: ["natGateways": "per-zone"])
    }

    @Test(arguments: try await stages())
    func aDeleteInAnyStageOfTheCreationLeavesNothing(number: Int) async throws {
        let account = TestAccount(haste: 40)
        let cluster = try await Self.cluster(in: account)
        var made = 0
        if number > 0 {
            try await cluster.run(toward: .present) { _ in
                made += 1
                return made == number
            }
        }
        try await cluster.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders)
    }

    /// The second try of what had its effect is told that nothing is there, or that all is there already.
    @Test(arguments: 2...4) func whatIsCarriedOutAndAnsweredWithAFaultLeavesNothing(rate: Int) async throws {
        let account = TestAccount(
            haste: 40,
            faults: { call in
                let isFaulty = call.isMutating && call.number.isMultiple(of: rate)
                return isFaulty ? .serverError(status: 500, carriedOut: true) : nil
            })
        let cluster = try await Self.cluster(in: account)
        try await cluster.stand()
        try await cluster.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders)
    }

    /// The program has lost all that it remembered: what is there is found by its tags and names.
    @Test(arguments: [12, 40, 90]) func aDeleteThatRemembersNothingLeavesNothing(number: Int) async throws {
        let account = TestAccount(haste: 40)
        let cluster = try await Self.cluster(in: account)
        var made = 0
        try await cluster.run(toward: .present) { _ in
            made += 1
            return made == number
        }
        try #require(account.cloud.inventory() != TestAccount.bystanders)
        let forgetful = try await Self.cluster(in: account)
        // What was sent a moment ago may not be seen yet by who does not know of it.
        account.clock.advance(by: .minutes(1))
        try await forgetful.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders)
    }
}
