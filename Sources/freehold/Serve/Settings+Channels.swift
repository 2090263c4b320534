import Cloud
import ControlPlane
import Domain
import Foundation
import Mailing
import Networking

extension Settings {
    /// The ways on which teams are told. Throws a `Problem` that names the setting.
    func channels() throws -> Channels {
        let allowsPrivate = self["FREEHOLD_PRIVATE_WEBHOOKS"] == "yes"
        let trust = try text(of: "FREEHOLD_AUTHORITY_FILE").map { Request.Trust.authority($0) } ?? .system
        let web = GuardedTransport(allowsPrivate: allowsPrivate, trust: trust).transport
        guard let server = try mailServer() else { return Channels(mail: nil, web: web, allowsPrivate: allowsPrivate) }
        let dial = MailLine(trust: trust).dial
        return Channels(
            mail: { try await server.send($0, over: dial) }, web: web, allowsPrivate: allowsPrivate)
    }

    /// Nil where nobody has set one up.
    private func mailServer() throws -> MailServer? {
        guard let text = self["FREEHOLD_SMTP"] else { return nil }
        let advice = "Write it as smtps://user@mail.example.com, or smtp://mail.example.com:587 for STARTTLS."
        guard let url = URLComponents(string: text), let host = url.host, !host.isEmpty, url.path.isEmpty,
            url.password == nil, ["smtp", "smtps"].contains(url.scheme)
        else {
            // Not with its text: somebody may have written the password into it.
            throw Problem.invalid("FREEHOLD_SMTP", "FREEHOLD_SMTP is no mail server.", advice: advice)
        }
        guard let sender = self["FREEHOLD_MAIL_FROM"] else {
            throw Problem.invalid(
                "FREEHOLD_MAIL_FROM", "FREEHOLD_SMTP is set, and no sender.",
                advice: "Set FREEHOLD_MAIL_FROM to the address that mail comes from.")
        }
        let isSecure = url.scheme == "smtps"
        return MailServer(
            host: host, port: url.port ?? (isSecure ? 465 : 587), isSecure: isSecure,
            login: try url.user.map { try login(of: $0) },
            sender: try MailAddress(sender, field: "FREEHOLD_MAIL_FROM"))
    }

    private func login(of user: String) throws -> MailServer.Login {
        guard let password = try text(of: "FREEHOLD_SMTP_PASSWORD_FILE") else {
            throw Problem.invalid(
                "FREEHOLD_SMTP_PASSWORD_FILE", "FREEHOLD_SMTP names the user \(user), and there is no password.",
                advice: "Set FREEHOLD_SMTP_PASSWORD_FILE to the file that holds it.")
        }
        return MailServer.Login(
            user: user, password: Secret(password.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
}
