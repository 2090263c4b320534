import Domain
import Foundation
import Testing

@testable import ControlPlane

@Suite struct PasswordTests {
    /// RFC 7914, section 12: the first half of the third vector.
    @Test func aHashIsTheOneOfTheStandardAndSaysHowItWasMade() async throws {
        let scrypt = Scrypt(cost: .init(logRounds: 14, blockSize: 8, parallelism: 1))
        let stored = try await scrypt.hash(Secret("pleaseletmein"), salt: Data("SodiumChloride".utf8))
        let parts = stored.split(separator: "$").map(String.init)
        #expect(parts.prefix(2) == ["scrypt", "ln=14,r=8,p=1"])
        let hash = try #require(Data(base64Encoded: parts[3])).map { String(format: "%02x", $0) }.joined()
        #expect(hash == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
        #expect(try await scrypt.matches(Secret("pleaseletmein"), stored))
        #expect(try await !scrypt.matches(Secret("pleaseletmeix"), stored))
        // What was made at another cost still counts.
        #expect(try await Scrypt.cheap.matches(Secret("pleaseletmein"), stored))
    }

    @Test func whatIsStoredNowCostsWhatIsRecommended() async throws {
        #expect(Scrypt.Cost.standard == .init(logRounds: 15, blockSize: 8, parallelism: 3))
        let stored = try await Scrypt().hash(Secret("pleaseletmein"), salt: Data(count: 16))
        #expect(stored.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
    }

    @Test func nothingFitsWhatIsNoHash() async throws {
        for stored in [nil, "", "pleaseletmein", "$scrypt$ln=4,r=8,p=1$$", "$argon2id$v=19$a$b$c"] {
            #expect(try await !Scrypt.cheap.matches(Secret("pleaseletmein"), stored))
        }
    }

    @Test func whoComesWhenManyWaitIsSentAway() async throws {
        let scrypt = Scrypt(cost: .init(logRounds: 14, blockSize: 8, parallelism: 1))
        let sentAway = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask { (try? await scrypt.hash(Secret("a"), salt: Data(count: 16))) == nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect((1...10).contains(sentAway))
        _ = try await scrypt.hash(Secret("a"), salt: Data(count: 16))
    }

    @Test(arguments: [
        "", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "abababababababab", "123456789012", "098765432109",
        "qwertyuiopas", "abcdefghijklmn", "password1234", "Password2026!", "PASSWORD PASSWORD", "1q2w3e4r5t6y",
        "annsmith2026", "freehold-2026", "kubernetes123!", "letmeinletmein", "iloveyou123456", "adminadmin12",
        String(repeating: "ab c d e f g ", count: 100),
    ]) func whatIsTriedFirstIsNoPassword(text: String) {
        #expect(throws: Problem.self) {
            try Password.check(Secret(text), knowing: ["Ann Smith", "ann.smith@example.com"])
        }
    }

    @Test(arguments: [
        "correct horse battery", "tr0ub4dor&3-xkcd", "Zwölf Boxkämpfer jagen", "🐎🔋📎🔒🐎🔋📎🔒🎩🐇🎲🧲", "9f8c2e71ab04d6",
        "my password is not that", "\u{0}nul in the middle",
    ]) func whatHasToBeGuessedIsTaken(text: String) throws {
        try Password.check(Secret(text), knowing: ["Ann Smith", "ann.smith@example.com"])
    }

    @Test func aProblemAboutAPasswordDoesNotHoldIt() throws {
        let problem = #expect(throws: Problem.self) { try Password.check(Secret("canary4711"), knowing: []) }
        #expect(problem?.field == "password")
        #expect(problem.map { !"\($0)".contains("canary") } == true)
    }

    @Test(arguments: [
        "ann@example.com", "Ann.Smith+tag@EXAMPLE.co.uk", "a@b",
    ]) func anAddressIsTakenInSmallLetters(text: String) throws {
        #expect(try EmailAddress(text).rawValue == text.lowercased())
    }

    @Test(arguments: [
        "", "ann", "@example.com", "ann@", "a@b@c", "ann smith@example.com", "ann@example.com\r\nBcc: x@y.z",
        "<ann@example.com>", "änn@example.com", "ann@.example.com", "a,b@example.com",
        String(repeating: "a", count: 65) + "@example.com",
    ]) func whatIsNoAddressIsRefused(text: String) {
        #expect(throws: Problem.self) { try EmailAddress(text) }
    }

    @Test(arguments: ["", "   ", "a\nb", "a\u{202E}b", "a\u{0}b", String(repeating: "a", count: 81)])
    func whatDoesNotShowIsNoName(text: String) {
        #expect(throws: Problem.self) { try Person.check(name: text) }
    }
}
