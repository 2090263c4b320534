public import Cloud
public import Mailing

/// The ways on which teams are told, as the operator set them up.
public struct Channels: Sendable {
    /// Hands a letter over, or throws a `MailRefusal`; nil where there is no mail server.
    let mail: (@Sendable (Letter) async throws -> Void)?
    /// Calls only addresses that a customer may have us call, and follows no redirect.
    let web: Transport
    /// Webhooks may be on this network, too, and on any port.
    let allowsPrivate: Bool

    /// - Parameter allowsPrivate: must be what `web` goes by.
    public init(
        mail: (@Sendable (Letter) async throws -> Void)?, web: @escaping Transport, allowsPrivate: Bool = false
    ) {
        self.mail = mail
        self.web = web
        self.allowsPrivate = allowsPrivate
    }

    /// Nobody is told of anything.
    public static let none = Channels(mail: nil) { _ in throw NoAnswer("this installation calls no webhooks") }
}
