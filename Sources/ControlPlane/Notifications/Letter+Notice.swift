import Domain
import Mailing

extension Letter {
    /// - Parameter workspace: what the team is called.
    init(_ notice: Notice, to recipient: MailAddress, of workspace: String) {
        let subject = notice.subject.map { "[\($0.name)] " } ?? ""
        self.init(
            id: notice.id, to: recipient, subject: "\(subject)\(notice.summary)",
            text: """
                \(notice.summary)

                \(notice.advice)

                --\u{20}
                Freehold, for the team \(workspace). Sent for the cause \(notice.cause.rawValue).
                """, at: notice.at)
    }
}
