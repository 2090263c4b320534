import API
import Domain

/// Brings one document and the server together: makes what is not there, changes what differs, and nothing else.
struct Application {
    /// What was done, or would be.
    struct Outcome: Codable, Nameable {
        enum Deed: String, Codable { case unchanged, created, changed }

        let kind: String
        let name: String
        let outcome: Deed
        let changes: [String]

        var shownName: String { "\(kind.lowercased())/\(name)" }
    }

    let client: Client
    let shell: Shell
    /// Only looks.
    let isDry: Bool

    func credential(_ wanted: CredentialManifest, of manifest: Manifest) async throws -> Outcome {
        let form = try await form(of: wanted.provider, for: manifest)
        let (fields, pasted) = try wanted.order(by: form, of: manifest, in: shell)
        let report = CredentialReport(client: client, shell: shell)
        guard let (there, tag) = try await existing(CredentialBody.self, "credentials", manifest.name) else {
            if !isDry {
                let order = CredentialOrder(
                    name: manifest.name, provider: wanted.provider, fields: fields, pasted: pasted)
                let made = try await client.send(
                    "POST", client.path("credentials"), order, headers: Client.onceOnly(), as: CredentialBody.self)
                try await report.refuse(report.settled(made.body))
            }
            return outcome(of: manifest, .created)
        }
        guard there.provider == wanted.provider else {
            throw Exit(
                .conflict,
                Problem(
                    "\(manifest.file), document \(manifest.number), field provider: the credential “\(there.name)” is "
                        + "for \(there.provider), and the file says \(wanted.provider).",
                    advice: "Give another name to have another credential.", remedy: .changeSpec, field: "provider"))
        }
        // Secrets are never shown, so a new one is known by the field beside it, such as the key's id.
        let different = (wanted.fields ?? [:]).filter { there.fields[$0.key] != $0.value }.keys.sorted()
        guard !different.isEmpty else { return outcome(of: manifest, .unchanged) }
        if !isDry {
            let changed = try await client.send(
                "PATCH", client.path("credentials", there.id), CredentialEdit(fields: fields, pasted: pasted),
                headers: ["If-Match": tag ?? "*"], as: CredentialBody.self)
            try await report.refuse(report.settled(changed.body))
        }
        return outcome(of: manifest, .changed, different.map { "a new version, with another \($0)" })
    }

    func cluster(_ wanted: ClusterManifest, of manifest: Manifest) async throws -> Outcome {
        guard let (there, tag) = try await existing(ClusterBody.self, "clusters", manifest.name) else {
            if !isDry {
                _ = try await client.send(
                    "POST", client.path("clusters"), wanted.order, headers: Client.onceOnly(), as: ClusterBody.self)
            }
            return outcome(of: manifest, .created)
        }
        guard ![.deleting, .deleted].contains(there.phase) else {
            throw Exit(
                .conflict,
                Problem(
                    "The cluster “\(there.name)” is being removed.", advice: "Apply the file again when it is gone.",
                    remedy: .wait))
        }
        let (edit, changes) = try wanted.edit(of: there)
        guard !changes.isEmpty else { return outcome(of: manifest, .unchanged) }
        if !isDry {
            _ = try await client.send(
                "PATCH", client.path("clusters", there.id), edit, headers: ["If-Match": tag ?? "*"],
                as: ClusterBody.self)
        }
        return outcome(of: manifest, .changed, changes)
    }

    private func outcome(of manifest: Manifest, _ deed: Outcome.Deed, _ changes: [String] = []) -> Outcome {
        Outcome(kind: manifest.kind.rawValue, name: manifest.name, outcome: deed, changes: changes)
    }

    /// Nil where there is none of that name.
    private func existing<Body: Decodable & Sendable>(
        _ type: Body.Type, _ list: String, _ name: String
    ) async throws -> (Body, String?)? {
        do {
            let reply = try await client.send("GET", client.path(list, name), as: type)
            return (reply.body, reply.tag)
        } catch let exit as Exit where exit.httpStatus == 404 {
            return nil
        }
    }

    private func form(of provider: String, for manifest: Manifest) async throws -> [FieldBody] {
        do { return try await client.provider(provider).credentialForm } catch let exit as Exit
            where exit.status == .missing
        {
            throw manifest.refusal(
                of: "provider", "is \(provider.cut(to: 40)), which the server does not know.",
                advice: "Look at the ids with: freehold api GET providers")
        }
    }
}
