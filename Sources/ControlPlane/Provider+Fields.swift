import Cloud
import Domain

extension Provider {
    /// What was entered, with what was pasted, in the shape that is stored. Throws a `Problem` that names the field.
    func complete(_ entered: [String: Secret], pasted: Secret?, over old: [String: Secret] = [:]) throws
        -> [String: Secret]
    {
        for key in entered.keys.sorted() where credentialForm[key] == nil {
            throw credentialForm.unknown(key, of: name)
        }
        var fields = old
        if let pasted {
            guard let found = pasted.withValue({ self.fields(inPasted: $0) }) else {
                throw Problem.invalid(
                    "pasted", "The pasted text is nothing that \(name) prints for a new key.",
                    advice: "Paste all of the command's output, or enter the fields one by one.")
            }
            fields.merge(found) { $1 }
        }
        fields.merge(entered) { $1 }
        // An empty value takes a field away.
        fields = fields.filter { !$0.value.withValue(\.isEmpty) }
        for field in credentialForm.fields where fields[field.key] == nil {
            if let standard = field.standard {
                fields[field.key] = Secret(standard)
            } else if field.isRequired {
                throw Problem.invalid(field.key, "\(field.label) is missing.", advice: "Give the field \(field.key).")
            }
        }
        for field in credentialForm.fields where !field.isSecret && !field.choices.isEmpty {
            // What stands here may be the secret that went into the wrong field, so it is not repeated.
            guard fields[field.key]?.withValue({ field.choices.contains($0) }) ?? true else {
                throw Problem.invalid(
                    field.key, "\(field.label) is none of what can be chosen.",
                    advice: "Choose one of: \(field.choices.joined(separator: ", ")).")
            }
        }
        return try check(fields)
    }

    /// What was entered, over what is in the pasted text, as it is.
    func entered(_ fields: [String: Secret], pasted: Secret?) -> [String: Secret] {
        (pasted.flatMap { $0.withValue { self.fields(inPasted: $0) } } ?? [:]).merging(fields) { $1 }
    }

    /// The keys of those that may not be shown.
    var secretFields: Set<String> { Set(credentialForm.fields.filter(\.isSecret).map(\.key)) }

    /// The fields that may be shown.
    func plain(_ fields: [String: Secret]) -> [String: String] {
        fields.reduce(into: [:]) { plain, field in
            guard credentialForm[field.key]?.isSecret == false else { return }
            plain[field.key] = field.value.withValue { $0 }
        }
    }

    /// A cluster's options with what stands when nothing is given. Throws a `Problem` that names the option.
    func complete(options: [String: String]) throws -> [String: String] {
        for key in options.keys.sorted() where clusterForm[key] == nil { throw clusterForm.unknown(key, of: name) }
        var complete = options
        for field in clusterForm.fields {
            if let value = complete[field.key] {
                try field.check(value)
            } else if let standard = field.standard {
                complete[field.key] = standard
            } else if field.isRequired {
                throw Problem.invalid(field.key, "\(field.label) is missing.", advice: "Give the option \(field.key).")
            }
        }
        return complete
    }
}

extension Form {
    func unknown(_ key: String, of provider: String) -> Problem {
        let known = fields.map(\.key).joined(separator: ", ")
        return .invalid(
            key, "\(provider) has no field “\(key.prefix(40))” here.",
            advice: known.isEmpty ? "Leave it out." : "Choose among: \(known).")
    }
}

extension Form.Field {
    fileprivate func check(_ value: String) throws {
        guard choices.isEmpty || choices.contains(value) else {
            throw Problem.invalid(
                key, "\(label) is “\(value.prefix(40))”.", advice: "Choose one of: \(choices.joined(separator: ", ")).")
        }
    }
}
