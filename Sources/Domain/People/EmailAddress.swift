/// An address that mail can be sent to, in small letters, so that one person has one.
public struct EmailAddress: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    /// Taken as it is: what was checked when it came in.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Throws a `Problem` unless it looks like an address; whether mail arrives is for a mail to find out.
    public init(_ text: String, field: String = "email") throws(Problem) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { (33...126).contains($0) && !Self.forbidden.contains($0) }
        guard text.utf8.count <= 254, isPlain, parts.count == 2, (1...64).contains(parts[0].utf8.count),
            !parts[1].isEmpty, !parts[1].hasPrefix("."), !parts[1].hasSuffix("."), !parts[1].hasPrefix("-")
        else {
            throw .invalid(
                field, "“\(text.prefix(60))” is no e-mail address.", advice: "Write it as name@example.com.")
        }
        rawValue = text.lowercased()
    }

    public var description: String { rawValue }

    /// What would mean something in a header or in markup.
    private static let forbidden = Set("\"(),:;<>[\\]".utf8)
}
