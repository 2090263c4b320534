import ControlPlane
import Domain
import Testing

@testable import Store

/// The disk that holds the data fills up.
@Suite struct DiskTests {
    /// Leaves not a byte of room in the table of attempts, nor a page to be had.
    private func fill(_ house: House) async throws {
        try await house.store.execute("PRAGMA max_page_count = 1")
        let owner = try await house.credential().id.rawValue
        var number = 0
        for size in [3000, 300, 30, 1] {
            while true {
                number += 1
                do {
                    try await house.store.execute(
                        "INSERT INTO attempt (owner, step, token, began_at) VALUES (?, ?, ?, 0)", Value(owner),
                        Value("a\(number)"), Value(String(repeating: "x", count: size)))
                } catch { break }
            }
        }
    }

    private func free(_ house: House) async throws {
        try await house.store.execute("PRAGMA max_page_count = 1000000")
    }

    @Test func aPassThatCannotWriteDownItsCreateDoesNotSendIt() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await fill(house)
        let found = await #expect(throws: Problem.self) { _ = try await house.loop.step() }
        #expect(found?.summary.contains("full") == true)
        #expect(house.cloud.mutatingCalls.isEmpty)
        try await free(house)
        try await house.run(to: .running)
        #expect(house.cloud.inventory.count == 3)
    }

    @Test func anOrderIsRefusedWholeAndAcceptedOnceThereIsRoom() async throws {
        let house = try await House.furnished()
        let before = try await counts(house)
        try await house.store.execute("PRAGMA max_page_count = 1")
        var draft = House.draft()
        draft.version = String(repeating: "9", count: 20_000)
        let order = draft
        let found = try await problem { try await house.create(order, key: "k") }
        #expect(found.summary.contains("full"))
        #expect(found.remedy == .askOperator)
        #expect(try await counts(house) == before)
        try await free(house)
        try await house.create(order, key: "k")
        #expect(try await house.store.count("cluster") == 1)
    }

    @Test func aCredentialIsRefusedWhole() async throws {
        let house = try await House()
        let before = try await counts(house)
        try await house.store.execute("PRAGMA max_page_count = 1")
        let found = try await problem {
            try await house.addCredential(secret: String(repeating: "s", count: 20_000))
        }
        #expect(found.summary.contains("full"))
        #expect(try await counts(house) == before)
    }

    private func counts(_ house: House) async throws -> [Int] {
        var counts: [Int] = []
        for table in ["owner", "cluster", "credential", "secret", "event", "operation", "audit", "idempotency"] {
            counts.append(try await house.store.count(table))
        }
        return counts
    }
}
