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
        var hash = SHA256()
        for value in [mark, .blob(previous)] + columns { value.write(to: &hash) }
        return Data(hash.finalize())
    }
}

extension Value {
    fileprivate func write(to hash: inout SHA256) {
        switch self {
        case .null: Self.write(0, Data(), to: &hash)
        case .int(let number): Self.write(1, Self.bytes(UInt64(bitPattern: number)), to: &hash)
        case .real(let number): Self.write(2, Self.bytes(number.bitPattern), to: &hash)
        case .text(let text): Self.write(3, Data(text.utf8), to: &hash)
        case .blob(let data): Self.write(4, data, to: &hash)
        }
    }

    private static func write(_ kind: UInt8, _ bytes: Data, to hash: inout SHA256) {
        hash.update(data: [kind])
        hash.update(data: Self.bytes(UInt64(bytes.count)))
        hash.update(data: bytes)
    }

    private static func bytes(_ number: UInt64) -> Data { withUnsafeBytes(of: number.bigEndian) { Data($0) } }
}
