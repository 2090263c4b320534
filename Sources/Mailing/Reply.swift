/// What a mail server answers to one command (RFC 5321, 4.2).
struct Reply: Sendable {
    let code: Int
    let lines: [String]

    var isGood: Bool { code / 100 == 2 }
    var isForGood: Bool { code / 100 == 5 }

    /// The server's own words, fit to be shown: one line, printable, short.
    var words: String {
        let text = lines.joined(separator: " ").unicodeScalars.map { scalar in
            (32...126).contains(scalar.value) ? Character(scalar) : " "
        }
        return "\(code) \(String(text).prefix(200))"
    }
}

/// Cuts what arrives into replies.
struct Replies {
    private static let limit = 64 << 10
    private var bytes: [UInt8] = []

    /// Whether there is something beyond the replies that were taken.
    var hasMore: Bool { !bytes.isEmpty }

    /// Throws a `MailRefusal` when nothing sensible comes of it any more.
    mutating func add(_ more: [UInt8]) throws {
        bytes += more
        guard bytes.count <= Self.limit else { throw MailRefusal("the mail server's answer does not end") }
    }

    /// The next whole reply; nil when more has to arrive. Throws a `MailRefusal` at what is none.
    mutating func next() throws -> Reply? {
        var lines: [String] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 10) {
            let line = String(decoding: rest[..<end].filter { $0 != 13 }, as: UTF8.self)
            rest = rest[(end + 1)...]
            guard let code = Int(line.prefix(3)), (200...599).contains(code) else {
                throw MailRefusal("what answers is no mail server")
            }
            lines.append(String(line.dropFirst(4)))
            if line.dropFirst(3).first != "-" {
                bytes = Array(rest)
                return Reply(code: code, lines: lines)
            }
        }
        return nil
    }
}
