import Domain
import Foundation
import Testing

@testable import Vault

/// What the tests seal, and where.
enum Sample {
    static let text = "canary-7Qe/secret+access=key"
    static let secret = Secret(text)

    static func vault(root: RootKey = .generate(), installation: String = "house-1") throws -> Vault {
        try Vault(root: root, installation: installation)
    }

    static func place(
        workspace: String = "team-a", kind: String = "credential", object: String = "c-1",
        field: String = "secretAccessKey", version: Int = 1
    ) -> SecretPlace {
        SecretPlace(
            workspace: Workspace.ID(rawValue: workspace), kind: kind, object: object, field: field, version: version)
    }
}

extension Vault {
    /// The text of a sealed secret.
    func text(of sealed: Sealed, for place: SecretPlace) throws -> String {
        try unseal(sealed, for: place).withValue { $0 }
    }

    /// What stands in the way of unsealing; nil when it opens.
    func problem(unsealing sealed: Sealed, for place: SecretPlace) -> Problem? {
        do throws(Problem) {
            _ = try unseal(sealed, for: place)
            return nil
        } catch { return error }
    }
}

extension Data {
    /// Every way of changing one byte to another value.
    func withEachByteChanged(_ body: (Data, Int) throws -> Void) rethrows {
        var copy = self
        for index in indices {
            for difference in UInt8(1)...255 {
                copy[index] = self[index] ^ difference
                try body(copy, index)
            }
            copy[index] = self[index]
        }
    }
}

/// The problem that `body` throws; a test that got none stops here.
func problem(in body: () throws -> Void) throws -> Problem {
    try #require(throws: Problem.self) { try body() }
}
