import Domain
import Foundation
import Testing

@testable import Store

/// The installation, its key ring, its workspaces and tokens.
@Suite struct HouseholdTests {
    @Test func anInstallationIsMadeOnceAndKeepsItsKeyRing() async throws {
        let store = try await Sample.store()
        #expect(try await store.read { try $0.installation() } == nil)
        try await store.write { try $0.install(id: "i1", at: Sample.start) }
        #expect(try await store.read { try $0.installation()?.keyRing } == nil)
        let ring = Data([1, 0, 255, 7])
        try await store.write { try $0.keep(keyRing: ring) }
        let installation = try await store.read { try $0.installation() }
        #expect(installation == .init(id: "i1", keyRing: ring))
        await #expect(throws: StoreError.self) { try await store.write { try $0.install(id: "i2", at: Sample.start) } }
        #expect(try await store.read { try $0.installation()?.id } == "i1")
    }

    @Test func thereIsADefaultWorkspaceFromTheStart() async throws {
        let store = try await Sample.store()
        #expect(try await store.read { try $0.workspaces() }.map(\.name) == ["default"])
    }

    @Test func aTokenIsFoundByItsHashAndRevokedOnce() async throws {
        let store = try await Sample.store()
        let token = Token(
            id: .init(rawValue: "t1"), name: "ci", prefix: "fhp_abcd", createdAt: Sample.start,
            expiresAt: Sample.start + .minutes(1))
        let hash = Data(repeating: 3, count: 32)
        try await store.write { try $0.insert(token, hash: hash) }
        #expect(try await store.read { try $0.token(hash: hash) } == token)
        #expect(try await store.read { try $0.token(hash: Data(repeating: 4, count: 32)) } == nil)
        let now = Sample.start + .seconds(5)
        #expect(try await store.write { try $0.revoke(token.id, at: now) })
        #expect(try await store.write { try $0.revoke(token.id, at: now + .seconds(5)) } == false)
        #expect(try await store.read { try $0.tokens() }.map(\.revokedAt) == [now])
    }

    @Test func aHashOfAnotherLengthIsRefused() async throws {
        let store = try await Sample.store()
        let token = Token(id: .init(rawValue: "t1"), name: "ci", prefix: "fhp_abcd", createdAt: Sample.start)
        await #expect(throws: StoreError.self) {
            try await store.write { try $0.insert(token, hash: Data(repeating: 3, count: 31)) }
        }
        #expect(try await store.count("token") == 0)
    }
}
