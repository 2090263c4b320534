public import Domain

/// The server that takes our mail, as the operator set it up.
public struct MailServer: Sendable {
    public struct Login: Sendable {
        let user: String
        let password: Secret

        public init(user: String, password: Secret) {
            self.user = user
            self.password = password
        }
    }

    public let host: String
    let port: Int
    /// TLS from the first byte; else the server is asked to change over to it.
    let isSecure: Bool
    let login: Login?
    let sender: MailAddress

    /// - Parameter isSecure: TLS from the first byte, as on port 465.
    public init(host: String, port: Int, isSecure: Bool, login: Login?, sender: MailAddress) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
        self.login = login
        self.sender = sender
    }

    /// Only on this very machine may a letter cross without TLS, and never a password.
    var isLocal: Bool { ["localhost", "127.0.0.1", "::1"].contains(host) }

    /// Hands a letter over. Returns once the server has taken it; throws a `MailRefusal`.
    public func send(_ letter: Letter, over dial: Dial) async throws {
        do {
            let wire = try await dial(host, port, isSecure)
            do {
                var dialogue = Dialogue(wire: wire)
                try await dialogue.send(letter, by: self)
                await wire.close()
            } catch {
                await wire.close()
                throw error
            }
        } catch let broken as WireBroken {
            throw MailRefusal(broken.reason)
        }
    }
}
