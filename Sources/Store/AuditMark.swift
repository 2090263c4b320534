public import Foundation

/// A row of the audit and its hash; as text `ID:HASH`, the hash in hexadecimal.
public struct AuditMark: Sendable, Hashable, CustomStringConvertible {
    public let id: Int64
    public let hash: Data

    public init(id: Int64, hash: Data) {
        self.id = id
        self.hash = hash
    }

    /// Nil when `text` is none.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Int64(parts[0]), id > 0, parts[1].utf8.count == 64 else { return nil }
        let digits = parts[1].utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { place -> UInt8? in
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            return UInt8(high * 16 + low)
        }
        guard bytes.count == 32 else { return nil }
        self.init(id: id, hash: Data(bytes))
    }

    public var hexadecimal: String { hash.map { String(format: "%02x", $0) }.joined() }
    public var description: String { "\(id):\(hexadecimal)" }
}
