import Domain
import Foundation
import Testing

@testable import Vault

/// The one file that must not be lost, leaked or mistaken.
@Suite struct RootKeyFileTests {
    private let folder: Folder
    private let random = (0..<32).map { _ in UInt8.random(in: 128...255) }

    init() throws { folder = try Folder() }

    private func open(ring: Sealed? = nil) throws -> Vault {
        try Vault.open(folder.file, ring: ring, installation: "house-1")
    }

    @Test func theFirstStartMakesAFileThatOnlyItsOwnerMayRead() throws {
        _ = try open()
        #expect(folder.names == ["root.key"])
        #expect(folder.mode == 0o400)
        #expect(try Data(contentsOf: URL(filePath: folder.file.path)).count == 32)
    }

    @Test func theSecondStartOpensWhatTheFirstOneSealed() throws {
        let first = try open()
        let sealed = try first.seal(Sample.secret, for: Sample.place())
        let second = try open(ring: first.ring)
        #expect(try second.text(of: sealed, for: Sample.place()) == Sample.text)
    }

    @Test func aStartThatDiedBeforeTheRingWasStoredKeepsItsKey() throws {
        _ = try open()
        let key = try Data(contentsOf: URL(filePath: folder.file.path))
        let second = try open()
        #expect(try Data(contentsOf: URL(filePath: folder.file.path)) == key)
        #expect(try open(ring: second.ring).ring == second.ring)
    }

    @Test func aStartThatDiedWhileWritingTheKeyIsMadeGood() throws {
        try folder.write(random.prefix(7), to: "root.key.partial")
        let vault = try open()
        #expect(folder.names == ["root.key"])
        #expect(try open(ring: vault.ring).ring == vault.ring)
    }

    @Test func aSecondNameOfTheKeyDoesNotStay() throws {
        try folder.write(random)
        try folder.write(random, to: "root.key.partial")
        _ = try open()
        #expect(folder.names == ["root.key"])
    }

    @Test func aDatabaseWithSecretsAndNoKeyFileGetsNoNewKey() throws {
        let ring = try Sample.vault().ring
        let problem = try problem { _ = try open(ring: ring) }
        #expect(problem.summary.contains(folder.file.path))
        #expect(problem.summary.contains("is missing"))
        #expect(problem.remedy == .askOperator)
        #expect(folder.names.isEmpty)
    }

    @Test func aKeyThatIsThereIsNeverReplaced() throws {
        try folder.write(random)
        #expect(throws: Problem.self) { try folder.file.makeKey() }
        #expect(try Data(contentsOf: URL(filePath: folder.file.path)) == Data(random))
        #expect(folder.names == ["root.key"])
    }

    @Test func theKeyOfAnotherInstallationIsRefused() throws {
        try folder.write(random)
        let ring = try Sample.vault().ring
        #expect(try problem { _ = try open(ring: ring) }.summary.contains("not the one that sealed"))
    }

    @Test(arguments: [0o440, 0o404, 0o420, 0o402, 0o410, 0o401, 0o644, 0o777])
    func aFileOpenToOthersIsRefused(mode: Int) throws {
        try folder.write(random, mode: mode)
        let problem = try problem { _ = try open() }
        #expect(problem.summary.contains("(mode 0\(String(mode, radix: 8)))"))
        #expect(problem.advice == "Run: chmod 0400 '\(folder.file.path)'")
    }

    @Test(arguments: [0o400, 0o600, 0o700]) func aFileOfItsOwnersAloneIsTaken(mode: Int) throws {
        try folder.write(random, mode: mode)
        #expect(throws: Never.self) { try open() }
    }

    @Test(arguments: [0, 1, 16, 31, 33, 48, 64, 128, 129, 5000]) func aFileOfAnotherLengthIsRefused(length: Int) throws
    {
        try folder.write((0..<length).map { random[$0 % 32] })
        let problem = try problem { _ = try open() }
        #expect(problem.summary.hasSuffix("holds \(length) bytes instead of 32."))
    }

    @Test(arguments: ["", "\n", "\r\n"]) func aKeyWrittenAsTextIsRefusedByItsName(end: String) throws {
        let lowercase = random.map { String(format: "%02x", $0) }.joined()
        let base64 = Data(random).base64EncodedString()
        let unpadded = base64.replacing("+", with: "-").replacing("/", with: "_").dropLast()
        for (text, name) in [
            (lowercase, "hexadecimal"), (lowercase.uppercased(), "hexadecimal"), (base64, "base64"),
            (String(unpadded), "base64"),
        ] {
            try folder.write((text + end).utf8)
            let problem = try problem { _ = try open() }
            #expect(problem.summary.contains("as \(name) text instead of 32 raw bytes"))
            #expect(!"\(problem)".contains(text.prefix(8)))
        }
    }

    @Test func thirtyTwoLettersAreNoKey() throws {
        try folder.write("0123456789abcdef0123456789abcdef".utf8)
        #expect(try problem { _ = try open() }.summary.contains("holds text instead of 32 random bytes"))
    }

    @Test func whatIsNotAFileIsRefused() throws {
        try FileManager.default.createDirectory(atPath: folder.file.path, withIntermediateDirectories: false)
        #expect(try problem { _ = try open() }.summary.contains("is not a regular file"))
    }

    @Test func aFolderThatIsNotThereIsAProblemThatNamesThePath() throws {
        let file = RootKeyFile(path: folder.url.appending(path: "nowhere/root.key").path)
        let problem = try problem { _ = try Vault.open(file, ring: nil, installation: "house-1") }
        #expect(problem.summary.contains(file.path))
    }
}
