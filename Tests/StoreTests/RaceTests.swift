import Domain
import Engine
import Store
import Testing

/// Two programs on one database file.
@Suite struct RaceTests {
    let folder: Folder
    let stores: [Store]

    init() async throws {
        folder = try Folder()
        var stores: [Store] = []
        for _ in 1...2 { stores.append(try await Store(SQLite(path: folder.database))) }
        self.stores = stores
        try await stores[0].write { try $0.insert(Sample.credential()) }
    }

    @Test(.timeLimit(.minutes(10))) func ofManyWhoBeginAtOnceOneDoes() async throws {
        try await stores[0].write { try $0.insert(Sample.cluster()) }
        let lease = try #require(try await stores[1].lease())
        for step in 1...10 {
            let begun = try await race(16) { store, number in
                try await store.begin("step-\(step)", token: "t\(number)", under: lease)
            }
            let winners = begun.compactMap(\.self)
            #expect(winners.count == 1, "step \(step)")
            let kept = try await stores[1].read { try $0.attempts(of: "c1") }.filter { $0.step == "step-\(step)" }
            #expect(kept == winners)
        }
    }

    @Test(.timeLimit(.minutes(10))) func noOwnerIsHeldByTwo() async throws {
        let count = 40
        try await stores[0].write { transaction in
            for number in 1...count { try transaction.insert(Sample.cluster("c\(number)", name: "n\(number)")) }
        }
        let leases = try await race(16) { store, number in
            try await store.write { try $0.claim(upTo: 5, holder: "h\(number)", for: .seconds(60), at: Sample.start) }
        }.flatMap(\.self)
        #expect(leases.count == count + 1, "the clusters and the credential")
        #expect(Set(leases.map(\.owner)).count == leases.count)
        #expect(Set(leases.map(\.epoch)) == [1])
    }

    @Test(.timeLimit(.minutes(10))) func ofTwoWhoTakeOverOneDoes() async throws {
        try await stores[0].write { try $0.insert(Sample.cluster()) }
        var now = Sample.start
        for _ in 1...20 {
            let moment = now
            let leases = try await race(4) { store, number in
                try await store.lease("h\(number)", for: .seconds(10), at: moment)
            }.compactMap(\.self)
            #expect(leases.count == 1)
            now = now + .seconds(10)
        }
        #expect(try await stores[0].lease(at: now)?.epoch == 21)
    }

    @Test(.timeLimit(.minutes(10))) func whatOneProgramCommittedTheOtherSees() async throws {
        try await stores[0].write { try $0.insert(Sample.cluster()) }
        #expect(try await stores[1].read { try $0.cluster(called: "payments", in: .init(rawValue: "default")) } != nil)
    }

    /// As many at once, every other one through the other program's connections.
    private func race<Answer: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (Store, Int) async throws -> Answer
    ) async throws -> [Answer] {
        try await withThrowingTaskGroup(of: Answer.self) { [stores] group in
            for number in 0..<count {
                group.addTask { try await body(stores[number % 2], number) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
