import Crypto
import Domain
import Foundation
import Testing

@testable import Vault

/// The ring of keys between the root key and the records.
@Suite struct KeyRingTests {
    private let root = RootKey.generate()
    private let old = KeyRing.Key.generate()
    private let new = KeyRing.Key.generate()
    private let place = Sample.place()

    private func vault(_ keys: KeyRing.Key...) throws -> Vault {
        let ring = try KeyRing(keys).sealed(with: root, installation: "house-1")
        return try Vault(root: root, ring: ring, installation: "house-1")
    }

    @Test func aNewKeyInFrontSealsAndTheOldOneStillOpens() throws {
        let before = try vault(old).seal(Sample.secret, for: place)
        let rotated = try vault(new, old)
        let after = try rotated.seal(Sample.secret, for: place)
        #expect(try Record(parsing: after).keyID == new.id)
        #expect(try rotated.text(of: before, for: place) == Sample.text)
        #expect(try rotated.text(of: after, for: place) == Sample.text)
        #expect(try vault(new).text(of: after, for: place) == Sample.text)
    }

    @Test func aKeyThatLeftTheRingIsNamed() throws {
        let sealed = try vault(old).seal(Sample.secret, for: place)
        let vault = try vault(new)
        let problem = try problem { _ = try vault.unseal(sealed, for: place) }
        #expect(problem.summary.contains("sealed with key \(old.id), which is not in this installation's key ring"))
        #expect(problem.remedy == .askOperator)
    }

    @Test func aRecordThatNamesAnotherKeyOfTheRingDoesNotOpen() throws {
        let vault = try vault(new, old)
        let record = try Record(parsing: vault.seal(Sample.secret, for: place))
        let renamed = Record(keyID: old.id, dataKey: record.dataKey, value: record.value)
        #expect(vault.problem(unsealing: renamed.sealed, for: place) != nil)
    }

    /// The same key under two ids: only the id in the associated data tells them apart.
    @Test func theKeysIDIsBoundAndNotOnlyItsBytes() throws {
        let twin = KeyRing.Key(id: .random(), key: new.key)
        let vault = try vault(new, twin)
        let record = try Record(parsing: vault.seal(Sample.secret, for: place))
        let renamed = Record(keyID: twin.id, dataKey: record.dataKey, value: record.value)
        #expect(vault.problem(unsealing: renamed.sealed, for: place)?.summary.contains("was changed") == true)
    }

    @Test func aRingMadeAnewDoesNotTakeOldRecordsForItsOwn() throws {
        let sealed = try Vault(root: root, installation: "house-1").seal(Sample.secret, for: place)
        let anew = try Vault(root: root, installation: "house-1")
        #expect(anew.problem(unsealing: sealed, for: place)?.summary.contains("not in this installation's") == true)
    }

    @Test func anotherRootKeyIsRefusedWithoutTryingAnyRecord() throws {
        let ring = try vault(old).ring
        let problem = try problem { _ = try Vault(root: .generate(), ring: ring, installation: "house-1") }
        #expect(problem.summary == "The root key is not the one that sealed this database's key ring.")
        #expect(problem.remedy == .askOperator)
    }

    @Test func theRingOfAnotherInstallationIsRefused() throws {
        let ring = try vault(old).ring
        let problem = try problem { _ = try Vault(root: root, ring: ring, installation: "house-2") }
        #expect(problem.summary.contains("belongs to another installation"))
    }

    @Test(.timeLimit(.minutes(10))) func everyChangedByteOfTheRingIsNoticed() throws {
        let ring = try vault(new, old).ring.bytes
        ring.withEachByteChanged { bytes, index in
            #expect(throws: Problem.self, "byte \(index)") {
                try Vault(root: root, ring: Sealed(bytes: bytes), installation: "house-1")
            }
        }
        for length in 0..<ring.count {
            #expect(throws: Problem.self, "first \(length) bytes") {
                try Vault(root: root, ring: Sealed(bytes: ring.prefix(length)), installation: "house-1")
            }
        }
    }

    /// Sealed with the right root key all the same: a ring without keys, with half a key, with one id twice.
    @Test func aRingThatMakesNoSenseIsRefused() throws {
        let data = AssociatedData(.keyRing, format: 1, installation: "house-1")
        let whole = Data(repeating: 1, count: 40)
        for entries in [Data(), whole.dropLast(), whole + whole] {
            let box = try CommittingKey(root.key).seal(entries, authenticating: data)
            #expect(throws: Flaw.altered) {
                try KeyRing(opening: Sealed(bytes: [1] + box), with: root, installation: "house-1")
            }
        }
    }
}
