import Foundation

/// One sealed version of one secret, as it is stored. Format 1, without gaps or options:
///
///     0    1    format
///     1    8    id of the key in the ring that wraps the data key
///     9    92   data key, in a box of the ring's key
///     101  60+  value, in a box of the data key
///
/// The format decides every algorithm and length: there is nothing in a record to negotiate with.
struct Record {
    static let format: UInt8 = 1

    private static let dataKeyStart = 1 + KeyID.length
    private static let valueStart = dataKeyStart + CommittingKey.overhead + 32

    let keyID: KeyID
    let dataKey: Data
    let value: Data

    init(keyID: KeyID, dataKey: Data, value: Data) {
        self.keyID = keyID
        self.dataKey = dataKey
        self.value = value
    }

    init(parsing sealed: Sealed) throws(Flaw) {
        // A slice keeps the indices of the whole; counting starts at 0 here.
        let bytes = Data(sealed.bytes)
        guard let format = bytes.first else { throw .incomplete }
        guard format == Self.format else { throw .unknownFormat(format) }
        guard bytes.count >= Self.valueStart + CommittingKey.overhead else { throw .incomplete }
        keyID = KeyID(bytes: bytes[1..<Self.dataKeyStart])
        dataKey = bytes[Self.dataKeyStart..<Self.valueStart]
        value = bytes[Self.valueStart...]
    }

    var sealed: Sealed { Sealed(bytes: Data([Self.format]) + keyID.bytes + dataKey + value) }
}
