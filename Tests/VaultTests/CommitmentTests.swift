import Crypto
import Foundation
import Testing

@testable import Vault

/// AES-GCM lets one ciphertext open under two keys; a box must not.
@Suite struct CommitmentTests {
    private let nonce = Data(1...12)

    private func block(_ number: UInt128) -> Data { withUnsafeBytes(of: number.bigEndian) { Data($0) } }

    private func number(_ block: Data) -> UInt128 { block.reduce(0) { $0 << 8 | UInt128($1) } }

    private func seal(_ plaintext: Data, _ key: SymmetricKey, _ data: Data) throws -> AES.GCM.SealedBox {
        try AES.GCM.seal(plaintext, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: data)
    }

    /// GCM's secret factor H. With one zero block of data and no text, the tag is L·H plus what it is without data,
    /// where L says that there are 128 bits of data.
    private func factor(of key: SymmetricKey) throws -> UInt128 {
        let difference =
            try number(seal(Data(), key, block(0)).tag) ^ number(seal(Data(), key, Data()).tag)
        return GaloisField.product(difference, GaloisField.inverse(of: 128 << 64))
    }

    /// Nonce, one block of ciphertext and a tag that AES-GCM accepts under both keys.
    private func boxForTwo(_ one: SymmetricKey, _ two: SymmetricKey, _ data: Data) throws -> Data {
        // A ciphertext of zeros is the sealed keystream; its tag lacks only the term c·H² of a ciphertext c.
        let keystream = try seal(block(0), one, data).ciphertext
        let tags = try [one, two].map { key in
            try number(seal(seal(block(0), key, data).ciphertext, key, data).tag)
        }
        let squares = try [one, two].map { key in
            let factor = try factor(of: key)
            return GaloisField.product(factor, factor)
        }
        let ciphertext = GaloisField.product(tags[0] ^ tags[1], GaloisField.inverse(of: squares[0] ^ squares[1]))
        let plaintext = block(ciphertext ^ number(keystream))
        return try #require(try seal(plaintext, one, data).combined)
    }

    @Test func aBoxCraftedToOpenUnderTwoKeysOpensOnlyUnderTheOneItCommitsTo() throws {
        let one = CommittingKey(SymmetricKey(size: .bits256))
        let two = CommittingKey(SymmetricKey(size: .bits256))
        let data = AssociatedData(.value, format: 1, installation: "house-1")
        let crafted = try boxForTwo(one.encryption, two.encryption, data.bytes)
        for key in [one, two] {
            let opened = try AES.GCM.open(.init(combined: crafted), using: key.encryption, authenticating: data.bytes)
            #expect(opened.count == 16, "the attack works on AES-GCM alone")
        }

        let box = try one.seal(Data(), authenticating: data).prefix(32) + crafted
        #expect(try one.open(box, authenticating: data).count == 16)
        #expect(throws: Flaw.anotherKey) { try two.open(box, authenticating: data) }
    }

    @Test func aCommitmentSaysNothingOfTheEncryptionKey() throws {
        let key = CommittingKey(SymmetricKey(size: .bits256))
        let box = try key.seal(Data(), authenticating: AssociatedData(.value, format: 1, installation: "house-1"))
        #expect(box.count == CommittingKey.overhead)
        #expect(SymmetricKey(data: box.prefix(32)) != key.encryption)
    }
}
