import API
import Domain
import Foundation

/// What was found where a secret was to be read.
struct SecretText {
    enum Content {
        case fields([String: Secret])
        /// Printed by the cloud's own tool; the provider reads it.
        case pasted(Secret)
    }

    private let text: Secret
    private let form: [FieldBody]

    init(_ text: Secret, for form: [FieldBody]) {
        self.text = text
        self.form = form
    }

    /// Throws a `Exit` without any part of the text in it, except the keys of `key=value` lines.
    func content() throws -> Content {
        try text.withValue { text in
            let bare = text.replacing("\u{FEFF}", with: "").trimmed
            if bare.hasPrefix("{") || bare.hasPrefix("[") { return .pasted(Secret(bare)) }
            let lines = bare.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
            if let pairs = pairs(in: lines) { return .fields(try checked(pairs)) }
            guard lines.count == 1 else {
                throw Exit.usage(
                    "The secret has \(lines.count) lines that are not all of the form key=value.",
                    advice: "Give the secret alone, key=value lines, or what the cloud's own tool printed.")
            }
            return .fields([try onlySecret().key: Secret(bare)])
        }
    }

    /// nil unless every line is `key=value` with a key that looks like one of a form. A lone secret may well hold `=`,
    /// so a single line counts only with a key of this form.
    private func pairs(in lines: [String]) -> [(String, String)]? {
        let pairs = lines.filter { !$0.hasPrefix("#") }.compactMap { line -> (String, String)? in
            guard let equals = line.firstIndex(of: "=") else { return nil }
            let key = String(line[..<equals]).trimmed
            guard !key.isEmpty, key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else {
                return nil
            }
            return (key, String(line[line.index(after: equals)...]).trimmed)
        }
        guard !pairs.isEmpty, pairs.count == lines.count(where: { !$0.hasPrefix("#") }) else { return nil }
        return pairs.count > 1 || form.contains { $0.key == pairs[0].0 } ? pairs : nil
    }

    private func checked(_ pairs: [(String, String)]) throws -> [String: Secret] {
        var fields: [String: Secret] = [:]
        for (key, value) in pairs {
            guard form.contains(where: { $0.key == key }) else {
                throw Exit.usage(
                    "“\(key.cut(to: 40))” is no field of this provider's credentials.",
                    advice: "The fields are \(form.map(\.key).joined(separator: ", ")).")
            }
            guard fields[key] == nil else {
                throw Exit.usage("“\(key)” is in the file twice.", advice: "Give it once.")
            }
            fields[key] = Secret(value)
        }
        return fields
    }

    private func onlySecret() throws -> FieldBody {
        let secrets = form.filter(\.isSecret)
        let candidates = secrets.count > 1 ? secrets.filter(\.isRequired) : secrets
        guard candidates.count == 1 else {
            throw Exit.usage(
                "This provider's credentials have \(secrets.count) secrets, and it was not said which one this is.",
                advice: "Give key=value lines; the secrets are \(secrets.map(\.key).joined(separator: ", ")).")
        }
        return candidates[0]
    }
}
