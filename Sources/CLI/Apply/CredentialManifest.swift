import API
import Domain

/// A credential as a file describes it: what is no secret, and where the secrets are.
struct CredentialManifest: Decodable {
    let name: String
    let provider: String
    var fields: [String: String]?
    /// By the keys of the provider's form.
    var secrets: [String: Reference]?
    /// What “freehold credential add --secret-file” takes: the secret alone, or what the cloud's own tool printed.
    var secret: Reference?

    private static let known = ["name", "provider", "fields", "secrets", "secret"]

    init(_ manifest: Manifest) throws {
        try Self.checkReferences(in: manifest)
        self = try manifest.decode(CredentialManifest.self, fields: Self.known)
    }

    /// All fields, with the secrets read from where they are.
    func order(
        by form: [FieldBody], of manifest: Manifest, in shell: Shell
    ) throws -> (fields: [String: SentSecret]?, pasted: SentSecret?) {
        var all: [String: SentSecret] = [:]
        var pasted: SentSecret?
        for (key, value) in fields ?? [:] {
            try check(key, isSecret: false, by: form, of: manifest)
            all[key] = SentSecret(Secret(value))
        }
        for (key, reference) in secrets ?? [:] {
            try check(key, isSecret: true, by: form, of: manifest)
            all[key] = SentSecret(try reference.read(for: "secrets.\(key)", of: manifest, in: shell))
        }
        if let secret {
            switch try SecretText(secret.read(for: "secret", of: manifest, in: shell), for: form).content() {
            case .pasted(let text): pasted = SentSecret(text)
            case .fields(let found): all.merge(found.mapValues(SentSecret.init)) { said, _ in said }
            }
        }
        return (all.isEmpty ? nil : all, pasted)
    }

    private func check(_ key: String, isSecret: Bool, by form: [FieldBody], of manifest: Manifest) throws {
        let place = isSecret ? "secrets.\(key)" : "fields.\(key)"
        guard let field = form.first(where: { $0.key == key }) else {
            throw manifest.refusal(
                of: place, "is no field of this provider's credentials.",
                advice: "The fields are \(form.map(\.key).joined(separator: ", ")).")
        }
        guard field.isSecret == isSecret else {
            throw isSecret
                ? manifest.refusal(of: place, "is no secret.", advice: "Put it below fields, with its value.")
                : Self.secretInFile(place, of: manifest)
        }
    }

    private static func checkReferences(in manifest: Manifest) throws {
        if manifest.node.mapping?["secret"]?.scalar != nil { throw secretInFile("secret", of: manifest) }
        for (key, node) in manifest.node.mapping?["secrets"]?.mapping ?? [:] where node.scalar != nil {
            throw secretInFile("secrets.\(key.string ?? "")", of: manifest)
        }
    }

    private static func secretInFile(_ field: String, of manifest: Manifest) -> Exit {
        manifest.refusal(
            of: field, "is a secret, and this file is no place for one.",
            advice: "Name where it is, with fromEnv: VARIABLE or fromFile: PATH, and make a new one: this one is known "
                + "to whoever reads the file.")
    }
}
