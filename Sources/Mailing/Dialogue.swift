import Domain
import Foundation

/// One conversation with a mail server (RFC 5321), about one letter.
struct Dialogue {
    let wire: Wire
    private var replies = Replies()
    /// What the server can do, in capitals: `STARTTLS`, `AUTH PLAIN LOGIN`.
    private var extensions: [String] = []

    init(wire: Wire) { self.wire = wire }

    mutating func send(_ letter: Letter, by server: MailServer) async throws {
        try check(await reply(), says: "does not take mail")
        try await greet(as: server.sender.host)
        let isSecure = try await secure(server)
        if let login = server.login { try await logIn(as: login, isSecure: isSecure) }
        try check(await ask("MAIL FROM:<\(server.sender)>"), says: "does not take mail from \(server.sender)")
        let address = letter.recipient
        try check(await ask("RCPT TO:<\(address)>"), says: "does not take mail for \(address)", mayBeFinal: true)
        let go = try await ask("DATA")
        guard go.code == 354 else { throw MailRefusal("the mail server does not take the letter: \(go.words)") }
        try await wire.send(Array(Self.data(letter.lines(from: server.sender)).utf8))
        try check(await reply(), says: "does not take the letter", mayBeFinal: true)
        // It is delivered, whatever comes of the farewell.
        _ = try? await ask("QUIT")
    }

    /// A line that begins with a dot gets another one: alone, it would end the letter (RFC 5321, 4.5.2).
    private static func data(_ lines: [String]) -> String {
        lines.map { ($0.hasPrefix(".") ? "." : "") + $0 + "\r\n" }.joined() + ".\r\n"
    }

    private mutating func greet(as host: String) async throws {
        let hello = try await ask("EHLO \(host)")
        try check(hello, says: "does not answer a greeting")
        extensions = hello.lines.dropFirst().map { $0.uppercased() }
    }

    /// Returns whether the wire speaks TLS from here on.
    private mutating func secure(_ server: MailServer) async throws -> Bool {
        if server.isSecure { return true }
        guard extensions.contains("STARTTLS") else {
            guard server.isLocal else {
                throw MailRefusal("the mail server offers no TLS, without which nothing is sent")
            }
            return false
        }
        try check(await ask("STARTTLS"), says: "does not change over to TLS")
        // Somebody on the way could have slipped it in, to be taken for the server's own word.
        guard !replies.hasMore else { throw MailRefusal("something was sent between the mail server and its TLS") }
        try await wire.secure()
        try await greet(as: server.sender.host)
        return true
    }

    private mutating func logIn(as login: MailServer.Login, isSecure: Bool) async throws {
        guard isSecure else { throw MailRefusal("the mail server offers no TLS, and no password is sent without") }
        let kinds = extensions.first { $0.hasPrefix("AUTH ") }?.split(separator: " ").dropFirst() ?? []
        if kinds.contains("PLAIN") {
            try checkLogin(await ask(login.password.withValue { "AUTH PLAIN \("\0\(login.user)\0\($0)".base64)" }))
        } else if kinds.contains("LOGIN") {
            for line in ["AUTH LOGIN", login.user.base64] {
                let next = try await ask(line)
                guard next.code == 334 else { return try checkLogin(next) }
            }
            try checkLogin(await ask(login.password.withValue(\.base64)))
        } else {
            throw MailRefusal("the mail server takes neither AUTH PLAIN nor AUTH LOGIN")
        }
    }

    /// Never with the server's own words: they may repeat what was sent.
    private func checkLogin(_ reply: Reply) throws {
        guard reply.isGood else { throw MailRefusal("the mail server does not accept the user and password") }
    }

    private func check(_ reply: Reply, says refusal: String, mayBeFinal: Bool = false) throws {
        guard !reply.isGood else { return }
        // 530 and its like are about who asks, which the operator can put right.
        let isFinal = mayBeFinal && reply.isForGood && ![530, 535].contains(reply.code)
        throw MailRefusal("the mail server \(refusal): \(reply.words)", isFinal: isFinal)
    }

    private mutating func ask(_ command: String) async throws -> Reply {
        // Nothing that is put into a command can hold a line end; this makes sure of it.
        guard !command.utf8.contains(where: { $0 == 10 || $0 == 13 }) else {
            throw MailRefusal("a command would have had two lines", isFinal: true)
        }
        try await wire.send(Array((command + "\r\n").utf8))
        return try await reply()
    }

    private mutating func reply() async throws -> Reply {
        while true {
            if let reply = try replies.next() { return reply }
            let more = try await wire.receive()
            guard !more.isEmpty else { throw WireBroken("the mail server closed the connection") }
            try replies.add(more)
        }
    }
}

extension String {
    fileprivate var base64: String { Data(utf8).base64EncodedString() }
}
