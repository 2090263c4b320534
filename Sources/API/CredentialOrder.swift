/// What a credential is made from.
public struct CredentialOrder: Codable, Hashable, Sendable {
    public var name: String
    /// A provider's id.
    public var provider: String
    /// By the keys of the provider's form.
    public var fields: [String: SentSecret]?
    /// What the cloud's own command line printed, to be read by the provider; `fields` go before it.
    public var pasted: SentSecret?

    public init(name: String, provider: String, fields: [String: SentSecret]? = nil, pasted: SentSecret? = nil) {
        self.name = name
        self.provider = provider
        self.fields = fields
        self.pasted = pasted
    }
}
