import Simulation

/// What the body of a request may say: the names that a specification has, of what kind each is, and which must be
/// there.
///
/// Written as `{ location! tags* properties{ count# isPrivate? pools[ name! ] fqdn= } }`: a bare name is a text, `#` a
/// number, `?` true or false, `*` anything, `=` what only Azure says and what is ignored; `!` must be there.
struct Table: Sendable {
    indirect enum Shape: Sendable {
        case text, number, flag, anything, readOnly
        case object([String: Field])
        case list([String: Field])
    }

    struct Field: Sendable {
        let shape: Shape
        let isRequired: Bool
    }

    /// Where a body and the table differ.
    struct Mismatch: Error, Sendable, Hashable {
        enum Kind: Sendable, Hashable { case unknown, missing, wrong(String) }
        let kind: Kind
        /// `properties.agentPoolProfiles`.
        let path: String
        let name: String

        var fullPath: String { path.isEmpty ? name : "\(path).\(name)" }
    }

    private let fields: [String: Field]

    init(_ text: String) {
        var words = text.split { $0 == " " || $0 == "\n" }[...]
        words.removeFirst()
        fields = Self.members(of: &words).fields
    }

    /// What is there up to the closing bracket, and whether that says that it has to be.
    private static func members(
        of words: inout ArraySlice<Substring>
    ) -> (fields: [String: Field], isRequired: Bool) {
        var fields: [String: Field] = [:]
        while let word = words.popFirst() {
            if word.hasPrefix("}") || word.hasPrefix("]") { return (fields, word.hasSuffix("!")) }
            let marks = word.drop { $0.isLetter || $0.isNumber || $0 == "-" }
            fields[String(word[..<marks.startIndex])] = field(marks, &words)
        }
        return (fields, false)
    }

    private static func field(_ marks: Substring, _ words: inout ArraySlice<Substring>) -> Field {
        let shape: Shape
        switch marks.first {
        case "{":
            let (fields, isRequired) = members(of: &words)
            return Field(shape: .object(fields), isRequired: isRequired)
        case "[":
            let (fields, isRequired) = members(of: &words)
            return Field(shape: .list(fields), isRequired: isRequired)
        case "#": shape = .number
        case "?": shape = .flag
        case "*": shape = .anything
        case "=": shape = .readOnly
        default: shape = .text
        }
        return Field(shape: shape, isRequired: marks.hasSuffix("!"))
    }

    /// The body without what only Azure says. Throws at the first name that does not belong.
    func checked(_ body: JSON) throws(Mismatch) -> JSON { try Self.checked(body, fields, at: "") }

    private static func checked(_ body: JSON, _ fields: [String: Field], at path: String) throws(Mismatch) -> JSON {
        var kept: [String: JSON] = [:]
        for (name, value) in (body.object ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let field = fields[name] else { throw Mismatch(kind: .unknown, path: path, name: name) }
            if case .readOnly = field.shape { continue }
            if !value.isNull { kept[name] = try checked(value, field.shape, at: path, name) }
        }
        for (name, field) in fields.sorted(by: { $0.key < $1.key }) where field.isRequired && kept[name] == nil {
            throw Mismatch(kind: .missing, path: path, name: name)
        }
        return .object(kept)
    }

    private static func checked(
        _ value: JSON, _ shape: Shape, at path: String, _ name: String
    ) throws(Mismatch) -> JSON {
        let inside = path.isEmpty ? name : "\(path).\(name)"
        func wrong(_ wish: String) -> Mismatch { Mismatch(kind: .wrong(wish), path: path, name: name) }
        switch shape {
        case .text: guard value.string != nil else { throw wrong("string") }
        case .number: guard case .number = value else { throw wrong("int") }
        case .flag: guard value.bool != nil else { throw wrong("bool") }
        case .anything, .readOnly: break
        case .object(let fields):
            guard value.object != nil else { throw wrong("object") }
            return try checked(value, fields, at: inside)
        case .list(let fields):
            guard let elements = value.array else { throw wrong("array") }
            var kept: [JSON] = []
            for element in elements { kept.append(try checked(element, fields, at: inside)) }
            return .array(kept)
        }
        return value
    }
}
