import Domain
import Foundation
import Testing

@testable import Vault

/// Somebody writes to the database.
@Suite struct TamperingTests {
    let vault: Vault
    let place = Sample.place()
    let sealed: Sealed

    init() throws {
        vault = try Sample.vault()
        sealed = try vault.seal(Sample.secret, for: place)
    }

    @Test(.timeLimit(.minutes(10))) func everyByteChangedToEveryOtherValueIsNoticed() {
        sealed.bytes.withEachByteChanged { bytes, index in
            let problem = vault.problem(unsealing: Sealed(bytes: bytes), for: place)
            #expect(problem?.field == place.field, "byte \(index) of \(bytes.count)")
            #expect(problem?.remedy == .askOperator)
            #expect(problem?.summary.contains("secretAccessKey of credential c-1, version 1,") == true)
        }
    }

    @Test func aRecordCutAnywhereIsNoticed() {
        for length in 0..<sealed.bytes.count {
            let fromTheEnd = Sealed(bytes: sealed.bytes.prefix(length))
            let fromTheStart = Sealed(bytes: sealed.bytes.suffix(length))
            #expect(vault.problem(unsealing: fromTheEnd, for: place) != nil, "first \(length) bytes")
            #expect(vault.problem(unsealing: fromTheStart, for: place) != nil, "last \(length) bytes")
        }
    }

    @Test func aRecordWithSomethingAfterItIsNoticed() {
        for byte in UInt8.min...UInt8.max {
            #expect(vault.problem(unsealing: Sealed(bytes: sealed.bytes + [byte]), for: place) != nil)
        }
    }

    @Test func aRecordOfAnUnknownFormatSaysSo() throws {
        for format in UInt8.min...UInt8.max where format != Record.format {
            let changed = Sealed(bytes: Data([format]) + sealed.bytes.dropFirst())
            let problem = try #require(vault.problem(unsealing: changed, for: place))
            #expect(problem.summary.contains("has format \(format), which this version of Freehold does not know"))
        }
    }

    @Test func theDataKeyOfAnotherRecordOfTheSamePlaceDoesNotFit() throws {
        let mine = try Record(parsing: sealed)
        let other = try Record(parsing: vault.seal(Secret("x"), for: place))
        for mixed in [
            Record(keyID: mine.keyID, dataKey: other.dataKey, value: mine.value),
            Record(keyID: mine.keyID, dataKey: mine.dataKey, value: other.value),
        ] {
            #expect(vault.problem(unsealing: mixed.sealed, for: place) != nil)
        }
        #expect(try vault.text(of: mine.sealed, for: place) == Sample.text)
    }

    @Test func theKeyRingIsNoSecretAndASecretIsNoKeyRing() throws {
        let root = RootKey.generate()
        let vault = try Sample.vault(root: root)
        let secret = try vault.seal(Sample.secret, for: place)
        #expect(vault.problem(unsealing: vault.ring, for: place) != nil)
        #expect(throws: Problem.self) { try Vault(root: root, ring: secret, installation: "house-1") }
    }

    @Test func aSliceOfALargerBufferIsReadAsItself() throws {
        let slice = (Data(repeating: 7, count: 40) + sealed.bytes).dropFirst(40)
        #expect(try vault.text(of: Sealed(bytes: slice), for: place) == Sample.text)
    }
}
