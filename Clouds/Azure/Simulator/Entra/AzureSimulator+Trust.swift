public import Simulation

extension AzureSimulator {
    /// Every application of the tenant gets a federated credential for whatever subject of the issuer.
    public func trust(issuer: String, keys: JSON) {
        world.withLock { world in
            world.directory.keys[issuer] = IssuerKey.rsaKeys(in: keys)
            for id in world.directory.applications.keys {
                world.directory.applications[id]?.federations.append(
                    Directory.Federation(
                        issuer: issuer, subject: Directory.Federation.anySubject,
                        audience: "api://AzureADTokenExchange"))
            }
        }
    }
}
