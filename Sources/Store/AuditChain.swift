import Crypto
import Foundation

/// Binds each row of the audit to the one before it: none can be changed, removed, moved or put between two others
/// without a later hash telling.
///
/// The hash of a row is SHA-256 over, one after the other: the text `freehold audit 1`, the hash of the row before it
/// (32 zero bytes before the first), and the columns id, at, caller, verb, workspace, subject and detail as they are
/// stored. Each of these is written as one byte for its kind (0 nothing, 1 whole number, 2 real number, 3 text,
/// 4 bytes), its length in bytes as a number of eight, and its bytes: numbers are eight bytes (two's complement, or
/// IEEE 754), text is UTF-8. Every number has its most significant byte first.
enum AuditChain {
    /// What stands for the row before the first.
    static let origin = Data(repeating: 0, count: SHA256.byteCount)

    private static let mark = Value("freehold audit 1")

    static func hash(of columns: [Value], after previous: Data) -> Data {
        var bytes = Data(capacity: 512)
        for value in [mark, .blob(previous)] + columns { bytes.append(chained: value) }
        return Data(SHA256.hash(data: bytes))
    }
}

extension Data {
    fileprivate mutating func append(chained value: Value) {
        switch value {
        case .null: append(kind: 0, of: EmptyCollection())
        case .int(let number): append(kind: 1, of: Self.bytes(UInt64(bitPattern: number)))
        case .real(let number): append(kind: 2, of: Self.bytes(number.bitPattern))
        case .text(let text): append(kind: 3, of: text.utf8)
        case .blob(let data): append(kind: 4, of: data)
        }
    }

    private mutating func append(kind: UInt8, of bytes: some Collection<UInt8>) {
        append(kind)
        append(contentsOf: Self.bytes(UInt64(bytes.count)))
        append(contentsOf: bytes)
    }

    private static func bytes(_ number: UInt64) -> [UInt8] { Swift.withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}
