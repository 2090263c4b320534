import Cloud
public import Domain

/// A credential as somebody enters it.
public struct CredentialDraft: Sendable {
    public var name: String
    public var provider: String
    /// By the keys of the provider's form.
    public var fields: [String: Secret]
    /// What the cloud's command line printed; what is in `fields` counts more.
    public var pasted: Secret?

    public init(name: String, provider: String, fields: [String: Secret], pasted: Secret? = nil) {
        self.name = name
        self.provider = provider
        self.fields = fields
        self.pasted = pasted
    }
}

/// What is to be different about a credential.
public struct CredentialChange: Sendable {
    public var name: String?
    /// Laid over the fields in use; an empty value takes a field away. Any of them makes a new version.
    public var fields: [String: Secret]
    public var pasted: Secret?

    public init(name: String? = nil, fields: [String: Secret] = [:], pasted: Secret? = nil) {
        self.name = name
        self.fields = fields
        self.pasted = pasted
    }
}

extension CredentialDraft {
    /// What makes two requests the same one: as it was entered, since the provider may add what differs each time.
    func asked(of provider: any Provider) -> [String] {
        let plain = provider.plain(provider.entered(fields, pasted: pasted)).sorted { $0.key < $1.key }
        return ["credential.add", name, self.provider] + plain.flatMap { [$0.key, $0.value] }
    }
}
