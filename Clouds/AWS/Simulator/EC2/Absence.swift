/// What EC2 says of an id that it does not know.
struct Absence: Sendable {
    let code: String
    /// Its message is this text with the id in the place of `%`.
    let text: String
    /// The code where the id could not be one of this kind at all.
    let malformed: String

    init(_ code: String, _ text: String, malformed: String) {
        self.code = code
        self.text = text
        self.malformed = malformed
    }

    func refusal(_ id: String, prefix: String) -> Refusal {
        let digits = id.dropFirst(prefix.count + 1)
        let isPlausible = id.hasPrefix(prefix + "-") && !digits.isEmpty && digits.allSatisfy(\.isHexDigit)
        guard isPlausible else {
            return .ec2(malformed, "Invalid id: \"\(id)\" (expecting \"\(prefix)-...\")")
        }
        return .ec2(code, text.replacing("%", with: id))
    }
}

extension Thing {
    static func absent(_ id: String) -> Refusal { absence.refusal(id, prefix: prefix) }
}
