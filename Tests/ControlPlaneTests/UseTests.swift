import ControlPlane
import Domain
import Store
import Testing

/// Each use of a credential is in the audit: a person's each time, the loop's once a day.
@Suite struct UseTests {
    private func uses(in house: House) async throws -> [AuditEntry] {
        try await house.controlPlane.auditRows(limit: 1000).map(\.entry).filter { $0.verb == "credential.use" }
    }

    @Test(.timeLimit(.minutes(10))) func theLoopIsWrittenDownOnceADayForEachPurpose() async throws {
        let house = try await House.furnished()
        let cluster = try await house.create().cluster.id
        try await house.run(to: .running)
        try await house.run(upTo: .minutes(3 * 24 * 60)) { false }
        let uses = try await uses(in: house)
        let purposes = Dictionary(grouping: uses) { $0.detail["for"] ?? "" }
        #expect(Set(purposes.keys) == ["validation", "cluster \(cluster)"])
        #expect(uses.allSatisfy { $0.caller == "freehold" && $0.detail["version"] == "1" })
        for (purpose, entries) in purposes {
            #expect((3...4).contains(entries.count), "\(purpose) on the days that three times 24 hours touch")
        }
        #expect(house.cloud.calls.count > uses.count * 3, "it was used far more often")
        #expect(try await house.controlPlane.verifyAudit().flaw == nil)
    }

    @Test(.timeLimit(.minutes(10))) func aPersonIsWrittenDownEachTime() async throws {
        let house = try await House.furnished()
        let before = try await uses(in: house).count
        for _ in 1...2 {
            _ = try await house.controlPlane.planCluster(House.draft(), in: House.workspace, as: House.ann)
            _ = try await house.controlPlane.preflightCredential("main", in: House.workspace, as: House.ann)
            _ = try await house.controlPlane.preparation(of: "main", in: House.workspace, as: House.ann)
        }
        let uses = try await uses(in: house)
        #expect(uses.count == before + 6)
        #expect(uses.prefix(6).allSatisfy { $0.caller == House.ann.id })
        #expect(Set(uses.prefix(6).compactMap { $0.detail["for"] }) == ["plan", "preflight", "preparation"])
    }

    @Test func aNewVersionIsAUseOfItsOwn() async throws {
        let house = try await House.furnished()
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "ann")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        _ = try await house.loop.step()
        let versions = try await uses(in: house).filter { $0.detail["for"] == "validation" }.map {
            $0.detail["version"]
        }
        #expect(versions == ["2", "1"])
    }

    @Test func noSecretIsOpenedThatTheAuditDoesNotTell() async throws {
        let house = try await House.furnished()
        try await house.store.execute(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END")
        let calls = house.cloud.calls.count
        await #expect(throws: (any Error).self) {
            _ = try await house.controlPlane.planCluster(House.draft(), in: House.workspace, as: House.ann)
        }
        #expect(house.cloud.calls.count == calls)
    }
}
