import Cloud

/// A cloud kept in memory that answers over `Transport`: slow, forgetful, and faulty on request.
public protocol SimulatedCloud: Sendable {
    /// The cloud's HTTP door, the same for every host name of the cloud.
    var transport: Transport { get }

    /// Everything that a customer could see or pay for, as sorted "kind/name" lines, for a test to compare.
    /// Generated ids are left out, so two runs that made the same things have the same inventory.
    func inventory() -> [String]
}
