import Domain
import Foundation
import Testing

@testable import Vault

/// What goes in comes out, and only with the right key in the right place.
@Suite struct SealingTests {
    @Test(arguments: [
        "", "a", Sample.text, "zwölf\r\n\0é e\u{301} 🗝️", String(repeating: "kubeconfig ", count: 20_000),
    ])
    func whatIsSealedComesOutByteForByte(text: String) throws {
        let vault = try Sample.vault()
        let sealed = try vault.seal(Secret(text), for: Sample.place())
        #expect(try Array(vault.text(of: sealed, for: Sample.place()).utf8) == Array(text.utf8))
    }

    @Test func anEmptySecretIsARecordLikeAnother() throws {
        let vault = try Sample.vault()
        let empty = try vault.seal(Secret(""), for: Sample.place())
        let long = try vault.seal(Sample.secret, for: Sample.place())
        #expect(long.bytes.count - empty.bytes.count == Sample.text.utf8.count)
    }

    @Test func aSealedSecretSurvivesJSONAndARestart() throws {
        let root = RootKey.generate()
        let first = try Sample.vault(root: root)
        let stored = try JSONEncoder().encode([first.ring, first.seal(Sample.secret, for: Sample.place())])
        let read = try JSONDecoder().decode([Sealed].self, from: stored)
        let second = try Vault(root: root, ring: read[0], installation: "house-1")
        #expect(second.ring == first.ring)
        #expect(try second.text(of: read[1], for: Sample.place()) == Sample.text)
    }

    @Test func neitherTheSecretNorItsPlaceCanBeReadInTheRecord() throws {
        let bytes = try Sample.vault().seal(Sample.secret, for: Sample.place()).bytes
        for hidden in [Sample.text, "team-a", "c-1", "secretAccessKey"] {
            #expect(bytes.range(of: Data(hidden.utf8)) == nil)
        }
    }

    @Test(
        arguments: [
            Sample.place(workspace: "team-b"), Sample.place(kind: "webhook"), Sample.place(object: "c-2"),
            Sample.place(field: "sessionToken"), Sample.place(version: 2), Sample.place(version: -1),
            // The same letters, divided differently.
            Sample.place(workspace: "team-acred", kind: "ential"),
            Sample.place(object: "c-1secret", field: "AccessKey"),
        ])
    func aRecordOpensInNoOtherPlace(other: SecretPlace) throws {
        let vault = try Sample.vault()
        let here = try vault.seal(Sample.secret, for: Sample.place())
        let there = try vault.seal(Secret("another"), for: other)
        #expect(vault.problem(unsealing: here, for: other) != nil)
        #expect(vault.problem(unsealing: there, for: Sample.place()) != nil)
        #expect(try vault.text(of: there, for: other) == "another")
    }

    @Test func anOlderVersionPutInPlaceOfTheNewOneDoesNotOpen() throws {
        let vault = try Sample.vault()
        let older = try vault.seal(Secret("leaked last year"), for: Sample.place(version: 1))
        let problem = try problem { _ = try vault.unseal(older, for: Sample.place(version: 2)) }
        #expect(
            problem.summary == "The stored secretAccessKey of credential c-1, version 2, cannot be opened: "
                + "its record was changed after it was sealed, or belongs to another place.")
        #expect(problem.remedy == .askOperator)
        #expect(problem.field == "secretAccessKey")
    }

    @Test func aRecordOpensInNoOtherInstallationEvenWithItsKeys() throws {
        let root = RootKey.generate()
        let keys = KeyRing([.generate()])
        let ours = try Vault(root: root, ring: keys.sealed(with: root, installation: "a"), installation: "a")
        let theirs = try Vault(root: root, ring: keys.sealed(with: root, installation: "b"), installation: "b")
        let sealed = try ours.seal(Sample.secret, for: Sample.place())
        #expect(theirs.problem(unsealing: sealed, for: Sample.place()) != nil)
    }

    /// A data key that came twice would show as a commitment that came twice.
    @Test(.timeLimit(.minutes(10))) func noNonceAndNoDataKeyComesTwice() throws {
        let vault = try Sample.vault()
        var nonces = Set<Data>()
        var commitments = Set<Data>()
        let count = 10_000
        for _ in 0..<count {
            let record = try Record(parsing: vault.seal(Sample.secret, for: Sample.place()))
            nonces.insert(record.dataKey.dropFirst(32).prefix(12))
            nonces.insert(record.value.dropFirst(32).prefix(12))
            commitments.insert(record.value.prefix(32))
        }
        #expect(nonces.count == 2 * count)
        #expect(commitments.count == count)
    }
}
