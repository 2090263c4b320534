import Domain
import Foundation
import Testing
import Vault

@testable import ControlPlane
@testable import Store

/// Somebody writes to the database, or takes the key file.
@Suite struct TamperingTests {
    private func replace(_ field: String, with bytes: Data, version: Int = 1, in house: House) async throws {
        try await house.store.execute(
            "UPDATE secret SET sealed = ? WHERE field = ? AND version = ?", .blob(bytes), Value(field), Value(version))
    }

    private func sealed(in house: House, version: Int = 1) async throws -> [String: Data] {
        let id = try await house.credential().id
        return try await house.store.read { try $0.secrets(of: id, version: version) }
    }

    private func validated(_ house: House) async throws -> Credential {
        _ = try await house.controlPlane.revalidateCredential("main", in: House.workspace, as: House.ann)
        _ = try await house.loop.step()
        return try await house.credential()
    }

    private func isSilent(_ problem: Problem?) -> Bool {
        !(problem.map { "\($0.summary) \($0.advice)" } ?? "").contains("canary")
    }

    @Test(.timeLimit(.minutes(10))) func everyFlippedByteOfEveryFieldIsAProblemThatNamesTheField() async throws {
        let house = try await House.furnished()
        let credential = try await house.credential()
        let fields = try await sealed(in: house)
        #expect(fields.keys.sorted() == ["externalID", "key", "keyID"])
        for (field, bytes) in fields {
            for index in bytes.indices {
                var damaged = bytes
                damaged[index] ^= 1 << UInt8(index % 8)
                try await replace(field, with: damaged, in: house)
                let found = try await problem { _ = try await house.controlPlane.open(credential, version: 1) }
                #expect(found.field == field, "byte \(index) of \(field)")
                #expect(isSilent(found))
            }
            try await replace(field, with: bytes, in: house)
        }
        #expect(try await validated(house).phase == .ready)
    }

    @Test(arguments: ["key", "keyID"]) func aDamagedFieldMakesTheCredentialInvalidUntilItIsEnteredAgain(
        field: String
    ) async throws {
        let house = try await House.furnished()
        var bytes = try #require(try await sealed(in: house)[field])
        bytes[bytes.count - 1] ^= 1
        try await replace(field, with: bytes, in: house)
        let credential = try await validated(house)
        #expect(credential.phase == .invalid)
        #expect(credential.problem?.field == field)
        #expect(isSilent(credential.problem))
        try await house.rotate(to: "TK1", secret: ToyCloud.secret(1))
        _ = try await house.loop.step()
        #expect(try await house.credential().phase == .ready)
    }

    @Test func anEmptyARemovedAndASwappedRecordAreProblems() async throws {
        let house = try await House.furnished()
        let fields = try await sealed(in: house)
        let key = try #require(fields["key"])
        try await replace("key", with: Data(), in: house)
        #expect(try await validated(house).problem?.field == "key")
        try await replace("key", with: #require(fields["keyID"]), in: house)
        #expect(try await validated(house).problem?.field == "key")
        try await replace("key", with: key, in: house)
        #expect(try await validated(house).phase == .ready)
        try await house.store.execute("DELETE FROM secret WHERE field = 'key'")
        let credential = try await validated(house)
        #expect(credential.phase == .invalid)
        #expect(credential.problem?.summary.contains("no key of credential “main”, version 1") == true)
    }

    @Test func anOlderVersionPutBackIsAProblem() async throws {
        let house = try await House.furnished()
        let old = try #require(try await sealed(in: house)["key"])
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "ann")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        _ = try await house.loop.step()
        try await replace("key", with: old, version: 2, in: house)
        #expect(try await validated(house).problem?.field == "key")
    }

    @Test func aClusterOfADamagedCredentialStopsInWordsAndGoesOnOnceItIsRepaired() async throws {
        let house = try await House.furnished()
        let bytes = try #require(try await sealed(in: house)["key"])
        try await house.create()
        try await replace("key", with: bytes.dropLast(), in: house)
        _ = try await house.loop.step()
        let found = try #require(try await house.cluster().problem)
        #expect(found.field == "key")
        #expect(isSilent(found))
        #expect(house.cloud.mutatingCalls.isEmpty)
        try await replace("key", with: bytes, in: house)
        try await house.run(to: .running)
    }

    @Test func anotherKeyFileOrNoneIsAProblemBeforeAnythingIsDone() async throws {
        let house = try await House.furnished(in: Folder())
        try house.database.close()
        let right = try Data(contentsOf: URL(filePath: house.folder.rootKey))
        try FileManager.default.removeItem(atPath: house.folder.rootKey)
        let missing = try await problem { _ = try await House(in: house.folder, cloud: house.cloud) }
        #expect(missing.summary.contains(house.folder.rootKey))
        try Data(right.reversed()).write(to: URL(filePath: house.folder.rootKey))
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: house.folder.rootKey)
        let wrong = try await problem { _ = try await House(in: house.folder, cloud: house.cloud) }
        #expect(wrong.summary.contains("root key"))
        #expect(wrong.remedy == .askOperator)
    }

    @Test func aKeyRingThatWasChangedIsAProblem() async throws {
        let house = try await House.furnished(in: Folder())
        var ring = try #require(try await house.store.read { try $0.installation()?.keyRing })
        ring[ring.count / 2] ^= 1
        let damaged = ring
        try await house.store.write { try $0.keep(keyRing: damaged) }
        let found = try await problem { _ = try await house.restarted() }
        #expect(found.summary.contains("key ring"))
    }
}
