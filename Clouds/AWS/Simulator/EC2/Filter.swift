extension EC2 {
    /// A condition on what a list shows: one of `patterns` has to fit.
    struct Filter: Sendable {
        let name: String
        let patterns: [String]

        init(_ parameters: Parameters) throws {
            name = try parameters.required("Name")
            patterns = parameters.strings("Value")
            guard !patterns.isEmpty else {
                throw Refusal.ec2("InvalidParameterValue", "The filter '\(name)' requires at least one value")
            }
        }

        func accepts(_ value: String) -> Bool {
            patterns.contains { Self.fits(Array(value)[...], Array($0)[...]) }
        }

        /// `*` stands for any text, `?` for one character.
        private static func fits(_ value: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
            guard let first = pattern.first else { return value.isEmpty }
            if first == "*" {
                return fits(value, pattern.dropFirst()) || (!value.isEmpty && fits(value.dropFirst(), pattern))
            }
            guard let character = value.first, first == "?" || first == character else { return false }
            return fits(value.dropFirst(), pattern.dropFirst())
        }
    }
}
