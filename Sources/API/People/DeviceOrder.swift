/// What a program says of itself when it asks to act for somebody.
public struct DeviceOrder: Codable, Hashable, Sendable {
    /// What its machine is called.
    public var host: String

    public init(host: String) { self.host = host }
}
