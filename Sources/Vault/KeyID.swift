import Foundation

/// Names one key of the ring. Random, so that a ring which was lost and made again never takes
/// an old record for its own.
struct KeyID: Hashable, Sendable, CustomStringConvertible {
    static let length = 8

    private let number: UInt64

    static func random() -> KeyID { KeyID(number: .random(in: 0...(.max))) }

    private init(number: UInt64) { self.number = number }

    /// From exactly `length` bytes.
    init(bytes: Data) { number = bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    var bytes: Data { Data(bigEndian: number) }

    var description: String { bytes.map { String(format: "%02x", $0) }.joined() }
}
