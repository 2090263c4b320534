import Crypto
import Foundation

/// The keys that wrap data keys, newest first: the first one seals, each of them opens.
///
/// Rotating is a matter of putting a new key in front; a key goes when no record names it any more.
struct KeyRing: Sendable, Concealed {
    struct Key: Sendable, Concealed {
        let id: KeyID
        let key: SymmetricKey

        static func generate() -> Key { Key(id: .random(), key: SymmetricKey(size: .bits256)) }
    }

    private static let format: UInt8 = 1
    private static let entryLength = KeyID.length + 32

    let keys: [Key]

    /// - Parameter keys: at least one.
    init(_ keys: [Key]) { self.keys = keys }

    var newest: Key { keys[0] }

    subscript(id: KeyID) -> Key? { keys.first { $0.id == id } }

    init(opening sealed: Sealed, with root: RootKey, installation: String) throws(Flaw) {
        guard let format = sealed.bytes.first else { throw .incomplete }
        guard format == Self.format else { throw .unknownFormat(format) }
        let box = Data(sealed.bytes.dropFirst())
        var entries = try CommittingKey(root.key).open(box, authenticating: Self.data(for: installation))
        defer { entries.wipe() }
        guard !entries.isEmpty, entries.count.isMultiple(of: Self.entryLength) else { throw .altered }
        keys = stride(from: 0, to: entries.count, by: Self.entryLength).map { start in
            let key = start + KeyID.length
            return Key(
                id: KeyID(bytes: entries[start..<key]),
                key: SymmetricKey(data: entries[key..<start + Self.entryLength]))
        }
        guard Set(keys.map(\.id)).count == keys.count else { throw .altered }
    }

    func sealed(with root: RootKey, installation: String) throws -> Sealed {
        // Growing would leave copies of keys behind.
        var entries = Data(capacity: keys.count * Self.entryLength)
        defer { entries.wipe() }
        for key in keys {
            entries.append(key.id.bytes)
            key.key.withUnsafeBytes { entries.append(contentsOf: $0) }
        }
        let box = try CommittingKey(root.key).seal(entries, authenticating: Self.data(for: installation))
        return Sealed(bytes: Data([Self.format]) + box)
    }

    private static func data(for installation: String) -> AssociatedData {
        AssociatedData(.keyRing, format: format, installation: installation)
    }
}
