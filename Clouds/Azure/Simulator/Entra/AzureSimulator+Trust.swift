public import Domain
import Simulation

extension AzureSimulator {
    /// Every application of the tenant gets a federated credential for whatever subject of the issuer.
    public func trust(issuer: String, keys: KeySet) {
        world.withLock { world in
            world.directory.keys[issuer] = keys.keys.compactMap(IssuerKey.init)
            for id in world.directory.applications.keys {
                world.directory.applications[id]?.federations.append(
                    Directory.Federation(
                        issuer: issuer, subject: Directory.Federation.anySubject,
                        audience: "api://AzureADTokenExchange"))
            }
        }
    }
}

extension IssuerKey {
    /// Nil when the key's numbers cannot be read.
    fileprivate init?(_ key: KeySet.Key) {
        guard let modulus = Base64URL.bytes(key.n), let exponent = Base64URL.bytes(key.e) else { return nil }
        self = .rsa(modulus: modulus, exponent: exponent)
    }
}
