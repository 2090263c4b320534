import API
import ArgumentParser
import Domain
import Foundation

/// Where the fields of a credential come from: what is no secret from the command line, secrets from files alone.
struct FieldOptions: ParsableArguments {
    @Option(help: .init("A field that is no secret. May be given again.", valueName: "key=value"))
    var field: [String] = []

    @Option(
        help: .init(
            "A file with the secret alone, with key=value lines, or with what the cloud's own tool printed when it "
                + "made the key. “-” reads standard input.", valueName: "file"))
    var secretFile: String?

    @Argument(help: .init("“-” reads the secret from standard input.", valueName: "-"))
    var dash: String?

    func validate() throws {
        if let dash, dash != "-" {
            // Not repeated: it may be the secret itself.
            throw ValidationError("There is one argument too many. Secrets are read from --secret-file or from “-”.")
        }
        if dash != nil, secretFile != nil { throw ValidationError("Give --secret-file or “-”, not both.") }
        _ = try [String: String](pairs: field, flag: "--field")
    }

    /// The fields, and what only the provider can read.
    func read(by form: [FieldBody], in shell: Shell) throws -> (fields: [String: SentSecret]?, pasted: SentSecret?) {
        var fields = try given(by: form)
        guard let text = try secretText(in: shell) else { return (fields.isEmpty ? nil : fields, nil) }
        let reading = SecretText(text, for: form)
        switch try reading.content() {
        case .pasted(let text): return (fields.isEmpty ? nil : fields, SentSecret(text))
        case .fields(let read):
            if let twice = read.keys.filter({ fields[$0] != nil }).min() {
                throw Exit.usage("“\(twice)” is in the file and in --field.", advice: "Give it once.")
            }
            fields.merge(read.mapValues(SentSecret.init)) { $1 }
            return (fields, nil)
        }
    }

    private func given(by form: [FieldBody]) throws -> [String: SentSecret] {
        let pairs = try [String: String](pairs: field, flag: "--field")
        for key in pairs.keys.sorted() {
            guard let known = form.first(where: { $0.key == key }) else {
                throw Exit.usage(
                    "“\(key)” is no field of this provider's credentials.",
                    advice: "The fields are \(form.map(\.key).joined(separator: ", ")).")
            }
            guard !known.isSecret else {
                throw Exit.usage(
                    "“\(key)” is a secret, and everybody on this machine can see the command line.",
                    advice: "Put it into a file and give --secret-file FILE, or “-” to read standard input. "
                        + "Make a new one: this one is in your shell's history.")
            }
        }
        return pairs.mapValues { SentSecret(Secret($0)) }
    }

    private func secretText(in shell: Shell) throws -> Secret? {
        guard let source = dash ?? secretFile else { return nil }
        let text = source == "-" ? shell.terminal.readAll() : try? String(contentsOfFile: source, encoding: .utf8)
        let name = source == "-" ? "Standard input" : source
        guard let text else {
            throw Exit.usage("\(name) cannot be read.", advice: "Name a file with text in it that you may read.")
        }
        guard !text.trimmed.isEmpty else { throw Exit.usage("\(name) is empty.", advice: "Put the secret into it.") }
        guard text.utf8.count <= 64 << 10 else {
            throw Exit.usage("\(name) is longer than 64 KiB.", advice: "Give a file with nothing but the secret in it.")
        }
        return Secret(text)
    }
}
