import Crypto
import Foundation
import Testing

@testable import Vault

/// Format 1, for ever: what is stored today opens in every later version.
@Suite struct FormatTests {
    /// Made outside this program, in Python, from the description of the format alone; the keys seal nothing else.
    private enum Foreign {
        static let root = "SBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I="
        static let ring =
            "AecusKXhbkjs/Y9tUB3HecrfSJDSyiHbFbspHoZVgHxkZ2uLuEznJn3VIN7KMGd3WLY39lGktv28c3SyaSbs"
            + "jgsZbV6IhXOzydp/OC9q+LYpXa0sUsi6CSDnM8ZE4M++Yq+f6EY="
        static let record =
            "AQECAwQFBgcIM/kB6oX6KAWq7IyoiZMdy8b53hBI2VGaTj4766VlyYYEgKk9LpsJS4ngjgEvosTpMR+xQZYF"
            + "63YL1+/WBsjB/CdfTMS7+jgj02P7fO8ozbYs0g06OjNF0sZighQcYR+EOoLsfyyFeJlG2YYWeKNXt0Lg5lw7"
            + "2t4hwOW3eIch1mTvYAlqpVnhqpp41zlpB5e8fz5ki5m1V/BUtzyV7+ALtD++A6JY2eG/qCds5Kf5u0EGTF1r"
    }

    private func bytes(_ base64: String) throws -> Data { try #require(Data(base64Encoded: base64)) }

    @Test func aRecordThatAnotherProgramWroteOpens() throws {
        let root = try RootKey(key: SymmetricKey(data: bytes(Foreign.root)))
        let vault = try Vault(root: root, ring: Sealed(bytes: bytes(Foreign.ring)), installation: "house-1")
        #expect(try vault.text(of: Sealed(bytes: bytes(Foreign.record)), for: Sample.place()) == Sample.text)
    }

    @Test func aRecordHasTheLengthThatTheFormatSays() throws {
        let vault = try Sample.vault()
        #expect(try vault.seal(Sample.secret, for: Sample.place()).bytes.count == 161 + Sample.text.utf8.count)
        #expect(vault.ring.bytes.count == 101)
        #expect(try vault.seal(Sample.secret, for: Sample.place()).bytes.first == 1)
    }
}
