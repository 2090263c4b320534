public import Domain

/// A mail address of the plain kind: `name@host`, no quotes, no comments, ASCII alone (RFC 5321, 4.1.2).
///
/// So none can hold a line end or a second address, and it can stand in a command and in a header as it is.
public struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    public let description: String
    public let host: String

    /// Throws a `Problem` on `field`.
    public init(_ text: String, field: String = "address") throws(Problem) {
        // Of a URL the rest may be all that keeps strangers out, so it is not repeated.
        guard !text.contains("://") else {
            throw .invalid(field, "A URL is no mail address.", advice: "Write it as name@example.com.")
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].utf8.count),
            Self.isName(parts[0]), Self.isHost(parts[1])
        else {
            throw .invalid(
                field, "“\(Self.printable(text))” is no mail address.", advice: "Write it as name@example.com.")
        }
        description = text
        host = String(parts[1])
    }

    private static func isName(_ name: Substring) -> Bool {
        let marks = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
        return name.utf8.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
            && !name.hasPrefix(".") && !name.hasSuffix(".") && !name.contains("..")
    }

    private static func isHost(_ host: Substring) -> Bool {
        host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 45 }
                && !label.hasPrefix("-") && !label.hasSuffix("-")
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    /// What was typed, without what would change how it is shown.
    private static func printable(_ text: String) -> String {
        String(text.prefix(80).unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }
}
