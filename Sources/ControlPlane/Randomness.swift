import Foundation

/// Where chance comes from; a test brings its own.
public struct Randomness: Sendable {
    private let byte: @Sendable () -> UInt8

    public init(_ byte: @escaping @Sendable () -> UInt8) { self.byte = byte }

    public static let system = Randomness { .random(in: .min ... .max) }

    func bytes(_ count: Int) -> Data { Data((0..<count).map { _ in byte() }) }

    /// Characters of `alphabet`, each as likely as the others.
    func text(of alphabet: [UInt8], count: Int) -> String {
        // The rest of the range would make the first characters likelier.
        let limit = 256 - 256 % alphabet.count
        var text: [UInt8] = []
        while text.count < count {
            let byte = Int(byte())
            if byte < limit { text.append(alphabet[byte % alphabet.count]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// An id that also begins names in a cloud: a letter, then nine letters or digits.
    func id() -> String { text(of: Self.letters, count: 1) + text(of: Self.letters + Self.digits, count: 9) }

    static let digits = Array("0123456789".utf8)
    static let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    static let capitals = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}
