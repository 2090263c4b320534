import Crypto
import Foundation

/// A 256-bit key whose boxes open under no second key.
///
/// AES-GCM alone does not promise that: who knows two keys can build one ciphertext that both open, to different
/// texts. So HKDF splits the key in two: one half encrypts, the other, the commitment, goes in front of the box and
/// is compared before anything is decrypted. A box is commitment 32, nonce 12, ciphertext, tag 16.
struct CommittingKey: Sendable, Concealed {
    static let overhead = commitmentLength + 12 + 16
    private static let commitmentLength = 32

    let encryption: SymmetricKey
    private let commitment: SymmetricKey

    init(_ key: SymmetricKey) {
        encryption = Self.derive("encryption", from: key)
        commitment = Self.derive("commitment", from: key)
    }

    private static func derive(_ purpose: String, from key: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Data("freehold vault 1 \(purpose)".utf8), outputByteCount: commitmentLength)
    }

    /// The nonce is random: 2³² boxes under one key are safe, and a data key seals only one.
    func seal(_ plaintext: some DataProtocol, authenticating data: AssociatedData) throws -> Data {
        let box = try AES.GCM.seal(plaintext, using: encryption, authenticating: data.bytes)
        return commitment.withUnsafeBytes { Data($0) } + box.nonce + box.ciphertext + box.tag
    }

    /// The caller wipes what it gets.
    func open(_ box: Data, authenticating data: AssociatedData) throws(Flaw) -> Data {
        guard box.count >= Self.overhead else { throw .incomplete }
        // Two keys are compared in constant time.
        guard SymmetricKey(data: box.prefix(Self.commitmentLength)) == commitment else { throw .anotherKey }
        guard let sealed = try? AES.GCM.SealedBox(combined: box.dropFirst(Self.commitmentLength)),
            let plaintext = try? AES.GCM.open(sealed, using: encryption, authenticating: data.bytes)
        else { throw .altered }
        return plaintext
    }
}
