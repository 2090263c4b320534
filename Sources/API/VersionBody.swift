/// What a server says of itself to who may ask it anything.
public struct VersionBody: Codable, Hashable, Sendable {
    public let version: String

    public init(version: String) { self.version = version }
}
