import Cloud

/// A cloud kept in memory that answers over `Transport`: slow, forgetful, and faulty on request.
public protocol SimulatedCloud: Sendable {
    /// The cloud's HTTP door, the same for every host name of the cloud.
    var transport: Transport { get }

    /// Everything that a customer could see or pay for, as sorted "kind/name" lines, for a test to compare.
    /// Generated ids are left out, so two runs that made the same things have the same inventory.
    func inventory() -> [String]

    /// Lets everybody in this cloud who may act for a customer sign in with the tokens of an issuer.
    /// - Parameter keys: the issuer's public keys, as it publishes them: a JSON Web Key Set (RFC 7517).
    func trust(issuer: String, keys: JSON)
}

extension SimulatedCloud {
    /// A cloud that knows no such issuers lets nobody in with their tokens.
    public func trust(issuer: String, keys: JSON) {}
}
