import Domain
import Foundation
import Testing

@testable import Vault

/// Nothing secret comes out by printing, dumping, mirroring or refusing.
@Suite struct SilenceTests {
    /// All the ways in which a value reaches a log by accident.
    private func printed(_ value: Any) -> String {
        var text = "\(value) \(String(reflecting: value)) \(String(describing: Optional(value)))"
        dump(value, to: &text)
        dump(["nested": value], to: &text)
        return text
    }

    @Test func whatHoldsKeysPrintsAsThreeDots() throws {
        let root = RootKey.generate()
        let vault = try Sample.vault(root: root)
        let sealed = try vault.seal(Sample.secret, for: Sample.place())
        let key = KeyRing.Key.generate()
        let concealed: [any Concealed] = [vault, sealed, root, key, KeyRing([key]), CommittingKey(key.key)]
        for value in concealed {
            #expect("\(value)" == "•••")
            #expect(String(reflecting: value) == "•••")
            #expect(Mirror(reflecting: value).children.isEmpty)
            #expect(Mirror(reflecting: value).superclassMirror == nil)
            #expect(!printed(value).contains("bytes"))
        }
        #expect(!printed(sealed).contains(sealed.bytes.base64EncodedString()))
    }

    @Test func noProblemRepeatsASecretOrARecord() throws {
        let vault = try Sample.vault()
        let place = Sample.place()
        let sealed = try vault.seal(Sample.secret, for: place)
        let other = try Sample.vault()
        let damaged = [
            Sealed(bytes: Data(Sample.text.utf8)), Sealed(bytes: [1] + Data(Sample.text.utf8)),
            Sealed(bytes: sealed.bytes + Data(Sample.text.utf8)), Sealed(bytes: sealed.bytes.dropLast()),
        ]
        for (vault, sealed) in damaged.map({ (vault, $0) }) + [(other, sealed)] {
            let text = printed(try #require(vault.problem(unsealing: sealed, for: place)))
            #expect(text.contains("secretAccessKey of credential c-1"))
            for hidden in [Sample.text, String(Sample.text.prefix(8)), sealed.bytes.base64EncodedString()] {
                #expect(!text.contains(hidden))
            }
        }
    }

    @Test func aWipedBufferHoldsOnlyZeros() {
        var bytes = Data(Sample.text.utf8)
        bytes.wipe()
        #expect(bytes == Data(count: Sample.text.utf8.count))
        var empty = Data()
        empty.wipe()
        #expect(empty.isEmpty)
    }
}
