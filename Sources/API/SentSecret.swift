import Domain

/// A secret on its way to the server. Anything but its encoded form hides it.
public struct SentSecret: Codable, Hashable, Sendable {
    public let secret: Secret

    public init(_ secret: Secret) { self.secret = secret }

    public init(from decoder: any Decoder) throws {
        secret = Secret(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try secret.withValue { try container.encode($0) }
    }
}
