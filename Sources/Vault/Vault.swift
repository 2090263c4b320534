import Crypto
public import Domain
import Foundation

/// Seals and opens secrets.
///
/// The root key, a file beside the database, opens the key ring, which is stored sealed; the ring's newest key wraps
/// a data key made for one version of one secret; the data key encrypts it. So a stolen database opens nothing, the
/// ring's keys change without touching the file, and since a data key is used once, neither a restored snapshot nor
/// a great number of secrets can repeat a nonce.
///
/// Each layer is bound to its `SecretPlace`: a record that was changed, moved or replaced by an older one does not
/// open. What is out of reach: a whole database put back to an earlier day, and the memory of a running process
/// (keys and decrypted bytes are wiped, the `String` in a `Secret` is not).
public struct Vault: Sendable, Concealed {
    /// The sealed key ring. Where none was stored, the caller stores this one before it seals a first secret.
    public let ring: Sealed

    private let keys: KeyRing
    private let installation: String

    /// Opens an installation's vault, and on its first start makes the root key file.
    ///
    /// - Parameters:
    ///   - ring: as stored; nil only in a database that holds no secret, because with it no key is ever made anew.
    ///   - installation: the installation's id, to which everything sealed is bound.
    /// - Throws: a `Problem` that names the file and what is wrong with it, or with the ring.
    public static func open(_ file: RootKeyFile, ring: Sealed?, installation: String) throws -> Vault {
        if let root = try file.key() { return try Vault(root: root, ring: ring, installation: installation) }
        guard ring == nil else { throw file.missing }
        return try Vault(root: file.makeKey(), ring: nil, installation: installation)
    }

    /// As `open`, with a root key that is in no file.
    public init(root: RootKey, ring: Sealed? = nil, installation: String) throws {
        self.installation = installation
        guard let ring else {
            keys = KeyRing([.generate()])
            self.ring = try keys.sealed(with: root, installation: installation)
            return
        }
        do throws(Flaw) {
            keys = try KeyRing(opening: ring, with: root, installation: installation)
        } catch {
            throw error.problemOfRing
        }
        self.ring = ring
    }

    /// Seals one version of a secret with a key of its own: twice the same is never the same twice.
    public func seal(_ secret: Secret, for place: SecretPlace) throws -> Sealed {
        let wrapping = keys.newest
        let dataKey = SymmetricKey(size: .bits256)
        let wrapped = try dataKey.withUnsafeBytes {
            try CommittingKey(wrapping.key).seal($0, authenticating: data(.dataKey, place, wrapping.id))
        }
        let value = try secret.withValue { value in
            var text = value
            return try text.withUTF8 {
                try CommittingKey(dataKey).seal($0, authenticating: data(.value, place, wrapping.id))
            }
        }
        return Record(keyID: wrapping.id, dataKey: wrapped, value: value).sealed
    }

    /// - Throws: a `Problem` that names the object and the field of what cannot be opened.
    public func unseal(_ sealed: Sealed, for place: SecretPlace) throws(Problem) -> Secret {
        do throws(Flaw) { return try open(Record(parsing: sealed), for: place) } catch {
            throw error.problem(at: place)
        }
    }

    private func open(_ record: Record, for place: SecretPlace) throws(Flaw) -> Secret {
        guard let wrapping = keys[record.keyID] else { throw .unknownKey(record.keyID) }
        var key = try CommittingKey(wrapping.key)
            .open(record.dataKey, authenticating: data(.dataKey, place, wrapping.id))
        defer { key.wipe() }
        var value = try CommittingKey(SymmetricKey(data: key))
            .open(record.value, authenticating: data(.value, place, wrapping.id))
        defer { value.wipe() }
        guard let text = String(validating: value, as: UTF8.self) else { throw .altered }
        return Secret(text)
    }

    private func data(_ layer: AssociatedData.Layer, _ place: SecretPlace, _ key: KeyID) -> AssociatedData {
        AssociatedData(layer, format: Record.format, installation: installation, place: place, key: key)
    }
}
