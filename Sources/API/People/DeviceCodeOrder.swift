/// Asks how it was decided about a program.
public struct DeviceCodeOrder: Codable, Hashable, Sendable {
    public var deviceCode: SentSecret

    public init(deviceCode: SentSecret) { self.deviceCode = deviceCode }
}
