/// A text that a provider hands to people: its setup guide, its policies.
public struct DocumentBody: Codable, Hashable, Sendable {
    public let name: String
    public let mediaType: String
    public let text: String

    public init(name: String, mediaType: String, text: String) {
        self.name = name
        self.mediaType = mediaType
        self.text = text
    }
}
