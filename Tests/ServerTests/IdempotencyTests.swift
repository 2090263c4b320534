import API
import Testing

@Suite(.timeLimit(.minutes(10))) struct IdempotencyTests {
    @Test func aRequestThatIsRepeatedMakesOneCluster() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            let first: ClusterBody = try await premises.ask("POST", "clusters", Premises.order("a"), key: "k").read()
            let again = try await premises.ask("POST", "clusters", Premises.order("a"), key: "k")
            #expect(again.status == 202)
            #expect(try again.read(ClusterBody.self).id == first.id)
            let all: Page<ClusterBody> = try await premises.ask("GET", "clusters").read()
            #expect(all.items.map(\.id) == [first.id])
        }
    }

    @Test func manyAtOnceMakeOneCluster() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await premises.ask("POST", "clusters", Premises.order("a"), key: "k").read(ClusterBody.self)
                            .id
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
        }
    }

    @Test func aKeyIsGoodForOneRequest() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            _ = try await premises.ask("POST", "clusters", Premises.order("a"), key: "k")
            let other = try await premises.ask("POST", "clusters", Premises.order("b"), key: "k")
            #expect(other.status == 422)
            #expect(try other.problem.field == "Idempotency-Key")
        }
    }

    @Test(arguments: ["clusters", "credentials"]) func whatMakesSomethingAsksForAKey(path: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask("POST", path, Premises.order("a"))
            #expect(answer.status == 400)
            #expect(try answer.problem.field == "Idempotency-Key")
        }
    }

    @Test func withAnotherKeyTheNameIsTaken() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster("a")
            let again = try await premises.ask("POST", "clusters", Premises.order("a"), key: "other")
            #expect(again.status == 409)
            #expect(try again.problem.field == "name")
        }
    }
}
