/// What a provider asks for. Dashboard, API and CLI show these fields and know no cloud.
public struct Form: Codable, Sendable, Hashable {
    public struct Field: Codable, Sendable, Hashable {
        /// As the API spells it.
        public let key: String
        /// As a person reads it.
        public let label: String
        public let help: String
        public let isSecret: Bool
        public let isRequired: Bool
        /// The values to choose from; empty for free text.
        public let choices: [String]
        /// What stands when nothing is given.
        public let standard: String?

        public init(
            _ key: String, _ label: String, help: String = "", isSecret: Bool = false, isRequired: Bool = true,
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

    public let fields: [Field]

    public init(_ fields: Field...) { self.fields = fields }

    public subscript(_ key: String) -> Field? { fields.first { $0.key == key } }
}

extension Form {
    /// The key of a field, no secret, that says on which day the secrets beside it end, such as `2027-03-31`: people
    /// are reminded of it.
    public static let expiry = "secretExpires"
}
