import Cloud
public import Domain
import Mailing

/// What a notification target is made from.
public struct TargetDraft: Sendable, Hashable {
    public let name: String
    public let channel: NotificationTarget.Channel
    /// A mail address, or a URL that begins with https.
    public let address: String
    /// Empty for all.
    public let causes: Set<Notice.Cause>

    public init(
        name: String, channel: NotificationTarget.Channel, address: String, causes: Set<Notice.Cause> = []
    ) {
        self.name = name
        self.channel = channel
        self.address = address
        self.causes = causes
    }

    /// The address in its checked form. Throws a `Problem` that names the field, or what the installation lacks.
    func check(for channels: Channels) throws -> String {
        try Name.check(name)
        guard !causes.contains(.test) else {
            throw Problem.invalid("causes", "“test” is no cause to choose.", advice: "Leave it out.")
        }
        switch channel {
        case .mail:
            guard channels.mail != nil else {
                throw Problem(
                    "This installation has no mail server.",
                    advice: "Start the server with FREEHOLD_SMTP, or choose a webhook.", remedy: .changeSpec,
                    field: "channel")
            }
            return try MailAddress(address).description
        case .webhook: return try WebhookAddress(address, allowsPrivate: channels.allowsPrivate).description
        }
    }
}
