import ControlPlane
import Domain
import Testing

/// The same request under the same key is carried out once.
@Suite struct IdempotencyTests {
    @Test func aRepeatedOrderMakesOneCluster() async throws {
        let house = try await House.furnished()
        let first = try await house.create(key: "k")
        let second = try await house.create(key: "k")
        #expect(first.cluster.id == second.cluster.id)
        #expect(try await house.store.count("cluster") == 1)
        #expect(try await house.store.count("operation") == 2, "the credential's and the cluster's")
    }

    @Test(.timeLimit(.minutes(10))) func ordersThatRaceMakeOneCluster() async throws {
        let house = try await House.furnished(in: Folder())
        let ids = try await withThrowingTaskGroup(of: Cluster.ID.self) { group in
            for _ in 1...8 { group.addTask { try await house.create(key: "k").cluster.id } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        #expect(try await house.store.count("cluster") == 1)
    }

    @Test func aKeyThatWasUsedForSomethingElseIsRefused() async throws {
        let house = try await House.furnished()
        try await house.create(key: "k")
        #expect(try await refusal { try await house.create(House.draft("other"), key: "k") }.reason == .keyReused)
        #expect(try await refusal { try await house.addCredential("other", key: "k") }.reason == .keyReused)
        #expect(try await house.store.count("cluster") == 1)
        #expect(try await house.store.count("credential") == 1)
    }

    @Test func aRepeatedOrderIsAnsweredEvenWhenItsCredentialHasANewName() async throws {
        let house = try await House.furnished()
        let first = try await house.create(key: "k")
        _ = try await house.controlPlane.editCredential(
            "main", CredentialChange(name: "renamed"), in: House.workspace, as: House.ann)
        #expect(try await house.create(key: "k").cluster.id == first.cluster.id)
    }

    @Test func aRepeatedCredentialIsOneAlthoughTheProviderAddsWhatDiffers() async throws {
        let house = try await House()
        let first = try await house.addCredential(key: "k")
        let second = try await house.addCredential(key: "k")
        #expect(first.id == second.id)
        #expect(first.fields["externalID"] == second.fields["externalID"])
        #expect(try await house.store.count("credential") == 1)
        #expect(try await house.store.count("secret") == 3)
    }

    @Test(arguments: ["", String(repeating: "k", count: 201)]) func aKeyHasALength(key: String) async throws {
        let house = try await House.furnished()
        #expect(try await problem { try await house.create(key: key) }.field == "Idempotency-Key")
    }

    @Test func anotherCallersKeyIsAnotherKey() async throws {
        let house = try await House.furnished()
        try await house.create(key: "k")
        let bob = Caller(id: "t-bob", name: "bob", rights: .administrator)
        let taken = try await refusal {
            _ = try await house.controlPlane.createCluster(House.draft(), in: House.workspace, as: bob, key: "k")
        }
        #expect(taken.reason == .conflict, "he asks for a second one of that name")
    }
}
