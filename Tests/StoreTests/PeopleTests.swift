import Domain
import Foundation
import Testing

@testable import Store

@Suite struct PeopleTests {
    private let ann = Person(
        id: .init(rawValue: "p1"), email: .init(rawValue: "ann@example.com"), name: "Ann", isAdministrator: true,
        createdAt: Sample.start)

    @Test func aTokenOfBeforeThereWerePeopleIsStillTheInstallations() async throws {
        let database = try SQLite(inMemoryWithPageLimit: nil)
        try await Migration.run(on: database, upTo: Array(Migration.all.prefix(3)))
        let hash = Data(repeating: 7, count: 32)
        _ = try await database.write {
            try $0.run(
                "INSERT INTO token (id, name, prefix, hash, created_at) VALUES ('t1', 'admin', 'fhp_abcd', ?, 0)",
                [.blob(hash)])
        }
        let store = try await Store(database)
        let token = try #require(try await store.read { try $0.token(hash: hash) })
        #expect(token.person == nil && token.scope == nil && token.name == "admin")
    }

    @Test func aScopeIsKeptWithItsTokenAndHalfOfOneIsRefused() async throws {
        let store = try await Sample.store()
        let scope = Token.Scope(workspace: .init(rawValue: "default"), role: .member)
        let token = Token(
            id: .init(rawValue: "t1"), name: "ci", prefix: "fhp_abcd", person: ann.id, scope: scope,
            createdAt: Sample.start)
        try await store.write { [ann] in
            try $0.insert(ann, password: "hash")
            try $0.insert(token, hash: Data(repeating: 3, count: 32))
        }
        #expect(try await store.read { try $0.tokens() } == [token])
        for change in ["role = NULL", "workspace = NULL", "role = 'king'", "person = 'nobody'"] {
            await #expect(throws: StoreError.self) { try await store.execute("UPDATE token SET \(change)") }
        }
    }

    @Test func oneAddressIsOnePersons() async throws {
        let store = try await Sample.store()
        let other = Person(
            id: .init(rawValue: "p2"), email: ann.email, name: "Eve", isAdministrator: false, createdAt: Sample.start)
        try await store.write { [ann] in try $0.insert(ann, password: "hash") }
        await #expect(throws: StoreError.self) { try await store.write { try $0.insert(other, password: "hash") } }
        await #expect(throws: StoreError.self) {
            try await store.execute("UPDATE person SET email = 'Ann@example.com'")
        }
        #expect(try await store.read { try $0.people() } == [ann])
    }

    @Test func whatLetsSomebodyInIsAHashOfItsLength() async throws {
        let store = try await Sample.store()
        let session = Session(
            id: .init(rawValue: "s1"), person: ann.id, address: "192.0.2.1", agent: "", createdAt: Sample.start)
        let invitation = Invitation(
            id: .init(rawValue: "i1"), offer: .administrator, email: nil, invitedBy: "x", createdAt: Sample.start,
            expiresAt: Sample.start)
        try await store.write { [ann] in try $0.insert(ann, password: "hash") }
        let short = Data(count: 31)
        await #expect(throws: StoreError.self) { try await store.write { try $0.insert(session, hash: short) } }
        await #expect(throws: StoreError.self) { try await store.write { try $0.insert(invitation, hash: short) } }
    }

    @Test func sessionsOfLongAgoAreForgotten() async throws {
        let store = try await Sample.store()
        try await store.write { [ann] in try $0.insert(ann, password: "hash") }
        for (number, day) in [0, 20, 40].enumerated() {
            let session = Session(
                id: .init(rawValue: "s\(number)"), person: ann.id, address: "192.0.2.1", agent: "",
                createdAt: Sample.start + .seconds(day * 86_400))
            try await store.write { try $0.insert(session, hash: Data(repeating: UInt8(number), count: 32)) }
        }
        let left = try await store.read { [ann] in try $0.sessions(of: ann.id) }
        #expect(left.map(\.id.rawValue) == ["s2", "s1"])
    }
}
