/// What is to be different about a credential; what is absent stays.
public struct CredentialEdit: Codable, Hashable, Sendable {
    public var name: String?
    /// A new version, validated beside the one in use.
    public var fields: [String: SentSecret]?
    /// The same, as the cloud's own command line printed it.
    public var pasted: SentSecret?

    public init(name: String? = nil, fields: [String: SentSecret]? = nil, pasted: SentSecret? = nil) {
        self.name = name
        self.fields = fields
        self.pasted = pasted
    }
}
