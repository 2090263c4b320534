import Domain
import Foundation
import Testing

@testable import Mailing

@Suite struct LetterTests {
    @Test(arguments: [
        "ann@example.org", "a.b+c_d@sub.example.org", "ann@localhost", "o'hara@example.org", "x@1.example",
    ])
    func aPlainAddressIsTaken(text: String) throws { #expect(try MailAddress(text).description == text) }

    @Test(arguments: [
        "", "ann", "@example.org", "ann@", "ann@@example.org", "ann@example.org\r\nRCPT TO:<eve@example.org>",
        "ann@example.org\nBcc: eve@example.org", "ann@exam ple.org", "<ann@example.org>", "ann@example.org>",
        "ann@example.org,eve@example.org", "\"ann\"@example.org", ".ann@example.org", "ann.@example.org",
        "a..b@example.org", "ann@-example.org", "ann@example..org", "ann@[127.0.0.1]", "änn@example.org",
        "ann@exämple.org", "ann\u{0}@example.org", "ann@example.org\u{7F}",
        "ann@\(String(repeating: "a", count: 64)).org",
        String(repeating: "a", count: 65) + "@example.org", "a@" + String(repeating: "b.", count: 130) + "org",
    ])
    func whatCouldBeMoreThanAnAddressIsNone(text: String) {
        let problem = #expect(throws: Problem.self) { try MailAddress(text) }
        #expect(problem?.field == "address")
        #expect(problem?.summary.contains { $0.isNewline } == false)
    }

    @Test(arguments: [
        "The cluster “payments” stopped: Zürich says no.", "a\r\nBcc: eve@example.org",
        "=?utf-8?B?eA==?= is not decoded",
        String(repeating: "long ", count: 40), "ünïcödé \(String(repeating: "ж", count: 100))", "",
    ])
    func aSubjectIsOneHeaderAndReadsAsItWas(subject: String) throws {
        let lines = "Subject: ".encodedHeader(subject)
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { (32...126).contains($0) } })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        let words = lines.joined().matches(of: #/=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=/#).map { String($0.1) }
        let decoded = words.map { String(decoding: Data(base64Encoded: $0) ?? Data(), as: UTF8.self) }.joined()
        let clean = subject.replacing("\r\n", with: "  ")
        let isPlain = lines == ["Subject: \(clean)"] && !subject.contains("=?")
        #expect(isPlain || decoded == clean)
    }

    @Test func textIsQuotedWhereItHasToBe() {
        #expect("a=b ü \nend ".quotedPrintableLines == ["a=3Db =C3=BC=20", "end=20"])
        #expect("a\r\nb\rc".quotedPrintableLines == ["a", "b", "c"])
        let long = String(repeating: "é", count: 60).quotedPrintableLines
        #expect(long.allSatisfy { $0.utf8.count <= 76 } && long.dropLast().allSatisfy { $0.hasSuffix("=") })
        #expect(long.map { $0.hasSuffix("=") ? String($0.dropLast()) : $0 }.joined().count == 360)
    }

    @Test func theIdOfALetterHoldsNothingThatEndsAHeader() throws {
        let letter = Letter(
            id: "msg_1\r\n>x", to: try MailAddress("a@example.org"), subject: "", text: "",
            at: Date(timeIntervalSince1970: 0))
        #expect(letter.lines(from: try MailAddress("f@example.com")).contains("Message-ID: <msg_1x@example.com>"))
    }
}
