import Cloud
import Domain

/// A cloud kept in memory that answers over `Transport`: slow, forgetful, and faulty on request.
public protocol SimulatedCloud: Sendable {
    /// The cloud's HTTP door, the same for every host name of the cloud.
    var transport: Transport { get }

    /// Everything that a customer could see or pay for, as sorted "kind/name" lines, for a test to compare.
    /// Generated ids are left out, so two runs that made the same things have the same inventory.
    func inventory() -> [String]

    /// Lets everybody who is there by now sign in with the tokens of an issuer that publishes these keys.
    func trust(issuer: String, keys: KeySet)
}

extension SimulatedCloud {
    /// A cloud that knows no such issuers lets nobody in with their tokens.
    public func trust(issuer: String, keys: KeySet) {}
}
