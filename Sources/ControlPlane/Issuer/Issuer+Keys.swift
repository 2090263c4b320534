public import Domain
import Foundation
public import Store
public import Vault

extension Issuer {
    /// The issuer of an installation; its first key is made when there is none yet.
    public static func open(
        _ url: IssuerURL, of installation: String, in store: Store, vault: Vault, time: Time,
        random: Randomness = .system
    ) async throws -> Issuer {
        var stored = try await store.read { try $0.issuerKeys() }
        if stored.isEmpty {
            let first = try IssuerKey.generate(at: time.now()).sealed(by: vault)
            try await store.write { try $0.insert(first) }
            stored = [first]
        }
        let keys = try stored.map { try IssuerKey($0, from: vault) }
        return Issuer(url, installation: installation, keys: keys, time: time, random: random)
    }
}

extension IssuerKey {
    func sealed(by vault: Vault) throws -> StoredIssuerKey {
        StoredIssuerKey(
            id: id, sealed: try vault.seal(secret, for: .issuerKey(id)).bytes, createdAt: createdAt)
    }

    fileprivate init(_ stored: StoredIssuerKey, from vault: Vault) throws {
        do {
            try self.init(
                try vault.unseal(Sealed(bytes: stored.sealed), for: .issuerKey(stored.id)), createdAt: stored.createdAt)
        } catch let problem as Problem {
            throw Problem(
                problem.summary, advice: "Restore the database and its root key from the same backup.",
                remedy: .askOperator)
        }
    }
}
