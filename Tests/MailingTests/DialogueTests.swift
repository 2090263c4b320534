import Domain
import Foundation
import Testing

@testable import Mailing

@Suite struct DialogueTests {
    private static let login = MailServer.Login(user: "user", password: Secret("pass word"))
    /// `user` and `pass word` as AUTH PLAIN has them.
    private static let plain = "AUTH PLAIN AHVzZXIAcGFzcyB3b3Jk"

    private func server(
        _ host: String = "mail.example.com", isSecure: Bool = false, login: MailServer.Login? = nil
    ) throws -> MailServer {
        MailServer(
            host: host, port: 587, isSecure: isSecure, login: login, sender: try MailAddress("freehold@example.com"))
    }

    private func letter(_ text: String = "Hello.\n") throws -> Letter {
        Letter(
            id: "msg_1", to: try MailAddress("ann@example.org"), subject: "Hello", text: text,
            at: Date(timeIntervalSince1970: 1_790_000_000))
    }

    /// Why the letter was not taken; a test in which it was stops here.
    private func refusal(
        of script: ScriptedServer, _ server: MailServer, letter: Letter? = nil
    ) async throws -> MailRefusal {
        let letter = try letter ?? self.letter()
        return try #require(
            await #expect(throws: MailRefusal.self) { try await server.send(letter, over: script.dial) })
    }

    @Test func aLetterIsHandedOverStepByStep() async throws {
        let script = ScriptedServer(
            features: ["STARTTLS", "SIZE 1000"], secureFeatures: ["AUTH PLAIN LOGIN"], slice: 3)
        try await server(login: Self.login).send(letter(), over: script.dial)
        #expect(
            script.heard == [
                "EHLO example.com", "STARTTLS", "TLS", "EHLO example.com", Self.plain,
                "MAIL FROM:<freehold@example.com>", "RCPT TO:<ann@example.org>", "DATA", ".", "QUIT",
            ])
        #expect(
            script.letter == [
                "From: Freehold <freehold@example.com>", "To: <ann@example.org>", "Subject: Hello",
                "Date: Mon, 21 Sep 2026 14:13:20 +0000", "Message-ID: <msg_1@example.com>",
                "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable", "", "Hello.", "",
            ])
        #expect(script.isClosed)
    }

    @Test func theOlderKindOfLoginWillDo() async throws {
        let script = ScriptedServer(secureFeatures: ["AUTH LOGIN"], isSecure: true)
        try await server(isSecure: true, login: Self.login).send(letter(), over: script.dial)
        #expect(script.heard.prefix(4) == ["EHLO example.com", "AUTH LOGIN", "dXNlcg==", "cGFzcyB3b3Jk"])
    }

    @Test func withoutTLSNothingIsSentBeyondThisMachine() async throws {
        let script = ScriptedServer(features: ["AUTH PLAIN"])
        let refusal = try await refusal(of: script, server())
        #expect(refusal == MailRefusal("the mail server offers no TLS, without which nothing is sent"))
        #expect(script.heard == ["EHLO example.com"])
        let local = ScriptedServer()
        try await server("127.0.0.1").send(letter(), over: local.dial)
        #expect(local.heard.last == "QUIT")
    }

    @Test func noPasswordIsSentWithoutTLS() async throws {
        let script = ScriptedServer(features: ["AUTH PLAIN LOGIN"])
        let refusal = try await refusal(of: script, server("localhost", login: Self.login))
        #expect(refusal.reason == "the mail server offers no TLS, and no password is sent without")
        #expect(script.heard == ["EHLO example.com"])
    }

    @Test func whatWasSlippedInBeforeTLSIsNotTakenForTheServersWord() async throws {
        let script = ScriptedServer(
            features: ["STARTTLS"], answers: ["STARTTLS": "220 go on\r\n250-mail.example.com\r\n250 AUTH PLAIN"])
        let refusal = try await refusal(of: script, server(login: Self.login))
        #expect(refusal.reason == "something was sent between the mail server and its TLS")
        #expect(!script.heard.contains("TLS"))
    }

    @Test func aDotAloneDoesNotEndTheLetter() async throws {
        let script = ScriptedServer(isSecure: true)
        try await server(isSecure: true).send(letter("one\n.\n..two\r\n.three"), over: script.dial)
        #expect(script.letter.suffix(4) == ["one", "..", "...two", "..three"])
        #expect(script.heard.suffix(2) == [".", "QUIT"])
    }

    @Test(arguments: [
        ("RCPT", "550 5.1.1 nobody here", true), ("RCPT", "450 later", false), ("RCPT", "530 who are you", false),
        ("MAIL", "550 not from you", false), (".", "554 spam", true), (".", "451 busy", false),
        ("DATA", "503 no", false),
        ("greeting", "554 no service", false), ("EHLO", "502 what", false),
    ])
    func whatARefusalMeans(command: String, answer: String, isFinal: Bool) async throws {
        let script = ScriptedServer(answers: [command: answer], isSecure: true)
        let refusal = try await refusal(of: script, server(isSecure: true))
        #expect(refusal.isFinal == isFinal)
        #expect(refusal.reason.hasSuffix(answer))
        #expect(script.isClosed)
    }

    @Test(arguments: ["AUTH PLAIN LOGIN", "AUTH LOGIN"])
    func aServerThatRepeatsThePasswordIsNotQuoted(feature: String) async throws {
        let script = ScriptedServer(
            secureFeatures: [feature],
            answers: [Self.plain: "535 \(Self.plain)", "cGFzcyB3b3Jk": "535 cGFzcyB3b3Jk is wrong"], isSecure: true)
        let refusal = try await refusal(of: script, server(isSecure: true, login: Self.login))
        #expect(refusal == MailRefusal("the mail server does not accept the user and password"))
        #expect(!"\(refusal)".contains("cGFzc"))
    }

    @Test(arguments: [
        ("", "the mail server closed the connection"),
        ("HTTP/1.1 400 Bad Request\r\n", "what answers is no mail server"),
        ("220-\(String(repeating: "x", count: 70_000))", "the mail server's answer does not end"),
    ])
    func whatIsNoAnswerIsARefusal(text: String, reason: String) async throws {
        let wire = Locked(false)
        let dial: Dial = { _, _, _ in
            Wire(
                send: { _ in },
                receive: {
                    wire.withLock { isSent in
                        defer { isSent = true }
                        return isSent ? [] : Array(text.utf8)
                    }
                }, secure: {}, close: {})
        }
        let refusal = await #expect(throws: MailRefusal.self) { try await server().send(letter(), over: dial) }
        #expect(refusal?.reason == reason)
    }

    @Test func theServersWordsAreShownOnOneLine() {
        let reply = Reply(code: 550, lines: ["a\r\nb\u{1B}[31m", String(repeating: "x", count: 500)])
        #expect(!reply.words.contains { $0.isNewline } && !reply.words.contains("\u{1B}") && reply.words.count <= 210)
    }
}
