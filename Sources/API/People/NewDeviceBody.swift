public import struct Foundation.Date

/// The codes of a program that asks to act for somebody (RFC 8628, 3.2).
public struct NewDeviceBody: Codable, Hashable, Sendable {
    /// What the program keeps to itself.
    public let deviceCode: SentSecret
    /// What it shows to the person.
    public let userCode: String
    /// Where on this server that person enters it.
    public let path: String
    public let expiresAt: Date
    /// How many seconds to wait between two questions.
    public let interval: Int

    public init(deviceCode: SentSecret, userCode: String, path: String, expiresAt: Date, interval: Int) {
        self.deviceCode = deviceCode
        self.userCode = userCode
        self.path = path
        self.expiresAt = expiresAt
        self.interval = interval
    }
}
