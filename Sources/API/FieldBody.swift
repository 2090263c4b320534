/// A field of a provider's form.
public struct FieldBody: Codable, Hashable, Sendable {
    public let key: String
    public let label: String
    public let help: String
    public let isSecret: Bool
    public let isRequired: Bool
    /// The values to choose from; empty for free text.
    public let choices: [String]
    public let standard: String?

    public init(
        key: String, label: String, help: String = "", isSecret: Bool = false, isRequired: Bool = true,
        choices: [String] = [], standard: String? = nil
    ) {
        self.key = key
        self.label = label
        self.help = help
        self.isSecret = isSecret
        self.isRequired = isRequired
        self.choices = choices
        self.standard = standard
    }
}
