import Domain
import Foundation
import Testing

@testable import Store

@Suite struct CredentialTests {
    let store: Store
    let id = Credential.ID(rawValue: "k1")
    let workspace = Workspace.ID(rawValue: "default")

    init() async throws {
        store = try await Sample.store()
        try await store.write { try $0.insert(Sample.credential()) }
    }

    @Test func everyPartOfItComesBackAsItWas() async throws {
        var credential = Sample.credential()
        credential.phase = .ready
        credential.account = Account(id: "111", principal: "toy:user/byoc", principalID: "P1")
        credential.version = 1
        credential.pendingVersion = 2
        credential.problem = Problem("No.", advice: "Yes.", remedy: .fixCredential)
        credential.warnings = [Problem("Root.", advice: "Use a user.", remedy: .fixCredential)]
        credential.validatedAt = Sample.start + .seconds(9)
        try await store.write { [credential] in try $0.update(credential) }
        #expect(try await store.read { try $0.credential(id) } == credential)
        #expect(try await store.read { try $0.credential(called: "main", in: workspace) } == credential)
        #expect(try await store.read { try $0.credential(called: "k1", in: workspace) } == credential)
        #expect(try await store.read { try $0.credential(called: "main", in: .init(rawValue: "other")) } == nil)
    }

    @Test func itsSealedFieldsAreKeptByVersionByteForByte() async throws {
        let first = ["key": Data([0, 1, 255]), "keyID": Data([9])]
        let second = ["key": Data([7, 7])]
        try await store.write { transaction in
            try transaction.keep(first, of: id, version: 1, enteredAt: Sample.start)
            try transaction.keep(second, of: id, version: 2, enteredAt: Sample.start)
        }
        #expect(try await store.read { try $0.secrets(of: id, version: 1) } == first)
        #expect(try await store.read { try $0.secrets(of: id, version: 2) } == second)
        #expect(try await store.read { try $0.secrets(of: id, version: 3) }.isEmpty)
    }

    @Test func aVersionIsNeverOverwritten() async throws {
        try await store.write { try $0.keep(["key": Data([1])], of: id, version: 1, enteredAt: Sample.start) }
        await #expect(throws: StoreError.self) {
            try await store.write { try $0.keep(["key": Data([2])], of: id, version: 1, enteredAt: Sample.start) }
        }
        #expect(try await store.read { try $0.secrets(of: id, version: 1) } == ["key": Data([1])])
    }

    @Test func onlyTheVersionsInUseSurvive() async throws {
        try await store.write { transaction in
            for version in 1...4 {
                try transaction.keep(["key": Data([1])], of: id, version: version, enteredAt: Sample.start)
            }
            try transaction.destroySecrets(of: id, except: [2, 4])
        }
        var left: [Int] = []
        for version in 1...4 where try await !store.read({ try $0.secrets(of: id, version: version) }).isEmpty {
            left.append(version)
        }
        #expect(left == [2, 4])
    }

    @Test func aDestroyedSecretIsNotInTheFileAnyMore() async throws {
        let folder = try Folder()
        let database = try SQLite(path: folder.database)
        let store = try await Store(database)
        let canary = Data("sealed-canary-".utf8) + Data((0..<64).map { UInt8($0) })
        try await store.write { transaction in
            try transaction.insert(Sample.credential())
            try transaction.keep(["key": canary], of: id, version: 1, enteredAt: Sample.start)
        }
        try await store.write { try $0.bury(id, at: Sample.start) }
        #expect(try await store.count("secret") == 0)
        try database.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let bytes = try files.reduce(into: Data()) { $0 += try Data(contentsOf: URL(filePath: folder.path + "/" + $1)) }
        #expect(bytes.range(of: canary) == nil)
        #expect(bytes.range(of: Data("pendingValidation".utf8)) != nil, "the row of the credential itself stays")
    }

    @Test func aBuriedOneIsNeitherFoundByNameNorLookedAt() async throws {
        let lease = try #require(
            try await store.write { try $0.claim(upTo: 1, holder: "a", for: .seconds(60), at: Sample.start) }.first)
        try await store.write { try $0.bury(id, at: Sample.start) }
        #expect(try await store.read { try $0.credential(called: "main", in: workspace) } == nil)
        #expect(try await store.read { try $0.credentials(in: workspace) }.isEmpty)
        #expect(try await store.read { try $0.nextLook() } == nil)
        await #expect(throws: LeaseLost.self) { try await store.write { try $0.hold(lease) } }
        try await store.write { try $0.insert(Sample.credential("k2", name: "main")) }
    }

    @Test func itsClustersAreMadeDueTogether() async throws {
        let soon = Sample.start + .seconds(5)
        try await store.write { transaction in
            try transaction.insert(Sample.cluster("c1", name: "one", at: Sample.start + .minutes(60)))
            try transaction.insert(Sample.cluster("c2", name: "two", at: Sample.start + .minutes(60)))
            try transaction.ring(clustersOf: id, at: soon)
        }
        for owner in ["c1", "c2"] { #expect(try await store.standing(owner).lookAt == soon) }
        #expect(try await store.standing("k1").lookAt == Sample.start)
    }

    @Test func whatTheSchemaForbidsIsRefused() async throws {
        var credential = Sample.credential()
        credential.phase = .ready
        let error = await #expect(throws: StoreError.self) {
            try await store.write { [credential] in try $0.update(credential) }
        }
        guard case .refused = error else {
            Issue.record("a credential without an account is not ready: \(String(describing: error))")
            return
        }
        #expect(try await store.read { try $0.credential(id)?.phase } == .pendingValidation)
    }
}
