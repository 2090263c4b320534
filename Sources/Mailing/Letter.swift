import Foundation

/// A mail to one person, in plain text.
public struct Letter: Sendable {
    /// The part of its Message-ID before the @: the same each time the letter is sent.
    let id: String
    let recipient: MailAddress
    let subject: String
    let text: String
    let at: Date

    public init(id: String, to recipient: MailAddress, subject: String, text: String, at: Date) {
        self.id = id
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.at = at
    }

    /// As it is sent (RFC 5322): ASCII lines of at most 78 characters, each with its end.
    func lines(from sender: MailAddress) -> [String] {
        let stem = String(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") })
        return [
            "From: Freehold <\(sender)>",
            "To: <\(recipient)>",
        ] + "Subject: ".encodedHeader(subject) + [
            "Date: \(Self.date(at))",
            "Message-ID: <\(stem)@\(sender.host)>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
        ] + text.quotedPrintableLines
    }

    private static func date(_ date: Date) -> String {
        let words = DateFormatter()
        words.locale = Locale(identifier: "en_US_POSIX")
        words.timeZone = TimeZone(secondsFromGMT: 0)
        words.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return words.string(from: date)
    }
}
