public import Foundation

/// What a `Vault` sealed: safe to store, of no use without the root key. In JSON it is one base64 string.
///
/// The bytes are read only when they are opened, so that a damaged record is reported with its place.
public struct Sealed: Codable, Hashable, Sendable, Concealed {
    public let bytes: Data

    public init(bytes: Data) { self.bytes = bytes }

    public init(from decoder: any Decoder) throws { bytes = try decoder.singleValueContainer().decode(Data.self) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }
}
