import Cloud
import ControlPlane
import Domain
import Foundation
import Hummingbird

extension Pages {
    var credentialForms: [PageRoute] {
        [
            PageRoute(.get, "\(Self.team)/new-credential", for: .member(.keepCredentials)) { visit in
                .page(try credentialForm(visit.query("provider"), in: try await visit.workspace))
            },
            PageRoute(.post, "\(Self.team)/new-credential", for: .member(.keepCredentials), answer: addCredential),
            PageRoute(.get, "\(Self.credentialPath)/edit", for: .member(.keepCredentials)) { visit in
                let workspace = try await visit.workspace
                let credential = try await controlPlane.credential(
                    visit.part("credential"), in: workspace.id, as: visit.caller)
                return .page(try credentialForm(editing: credential, in: workspace))
            },
            PageRoute(.post, "\(Self.credentialPath)/edit", for: .member(.keepCredentials), answer: editCredential),
            PageRoute(.post, "\(Self.team)/pasted", for: .member(.keepCredentials), answer: recognize),
        ]
    }

    private func provider(_ id: String?) throws -> any Provider {
        let all = controlPlane.providers.sorted { $0.name < $1.name }
        guard let provider = id.map({ id in all.first { $0.id == id } }) ?? all.first else { throw Denial.nothingHere }
        return provider
    }

    private func credentialForm(
        _ id: String?, in workspace: Workspace, entered: FormValues? = nil, refusal: Denial? = nil
    ) throws -> Page {
        let provider = try provider(id)
        let view = CredentialFormView(
            provider: provider, among: controlPlane.providers, credential: nil, base: Self.path(workspace.name),
            action: Self.path(workspace.name, "new-credential"), name: entered?["name"],
            values: entered?.fields("field.") ?? [:], requestKey: entered?["key"] ?? UUID().uuidString,
            refusal: refusal?.problem)
        return Page(
            title: "Add Credential", template: "credential-form", view: view, section: .credentials,
            workspace: workspace.name, status: refusal?.status ?? .ok)
    }

    private func credentialForm(
        editing credential: Credential, in workspace: Workspace, entered: FormValues? = nil, refusal: Denial? = nil
    ) throws -> Page {
        let view = CredentialFormView(
            provider: try provider(credential.provider), among: [], credential: credential,
            base: Self.path(workspace.name),
            action: Self.path(workspace.name, "credentials", credential.name, "edit"),
            name: entered?["name"] ?? credential.name, values: entered?.fields("field.") ?? credential.fields,
            requestKey: nil, refusal: refusal?.problem)
        return Page(
            title: "Edit \(credential.name)", template: "credential-form", view: view, section: .credentials,
            workspace: workspace.name, status: refusal?.status ?? .ok)
    }

    @Sendable private func addCredential(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let form = visit.form
        let draft = CredentialDraft(
            name: form["name"] ?? "", provider: form["provider"] ?? "",
            fields: form.fields("field.").filter { !$0.value.isEmpty }.mapValues { Secret($0) },
            pasted: form["pasted"].map { Secret($0) })
        do {
            let credential = try await controlPlane.addCredential(
                draft, in: workspace.id, as: visit.caller, key: form["key"])
            return .goTo(Self.path(workspace.name, "credentials", credential.name))
        } catch let problem as Problem {
            return .page(try credentialForm(form["provider"], in: workspace, entered: form, refusal: Denial(problem)))
        } catch let refusal as Refusal where refusal.problem.field == "name" {
            return .page(try credentialForm(form["provider"], in: workspace, entered: form, refusal: Denial(refusal)))
        }
    }

    @Sendable private func editCredential(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let form = visit.form
        let credential = try await controlPlane.credential(visit.part("credential"), in: workspace.id, as: visit.caller)
        let provider = try provider(credential.provider)
        // What was left as it is shown is no change, and an empty secret leaves the one there is.
        let changed = form.fields("field.").filter { key, value in
            provider.credentialForm[key]?.isSecret == true ? !value.isEmpty : value != credential.fields[key] ?? ""
        }
        let change = CredentialChange(
            name: form["name"] == credential.name ? nil : form["name"], fields: changed.mapValues { Secret($0) },
            pasted: form["pasted"].map { Secret($0) })
        do {
            let edited = try await controlPlane.editCredential(
                credential.id.rawValue, change, in: workspace.id, revision: try form.number("revision"),
                as: visit.caller)
            return .goTo(Self.path(workspace.name, "credentials", edited.name))
        } catch let problem as Problem {
            return .page(
                try credentialForm(editing: credential, in: workspace, entered: form, refusal: Denial(problem)))
        } catch let refusal as Refusal where refusal.problem.field == "name" || refusal.reason == .stale {
            return .page(
                try credentialForm(editing: credential, in: workspace, entered: form, refusal: Denial(refusal)))
        }
    }

    /// Which fields are in what was pasted; what is secret is named and not sent back.
    @Sendable private func recognize(_ visit: Visit) async throws -> Answer {
        _ = try await visit.workspace
        let provider = try provider(visit.form["provider"])
        let found = visit.form["pasted"].flatMap { provider.fields(inPasted: $0) } ?? [:]
        let fields = provider.credentialForm.fields.filter { found[$0.key] != nil }
        let body = PastedFields(
            labels: fields.map(\.label),
            values: Dictionary(
                uniqueKeysWithValues: fields.filter { !$0.isSecret }.map {
                    ($0.key, found[$0.key]?.withValue { $0 } ?? "")
                }))
        return .plain(
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: ByteBuffer(data: try JSONEncoder().encode(body)))))
    }
}

/// What was found in a pasted text.
private struct PastedFields: Encodable {
    let labels: [String]
    /// Of the fields that are no secrets, by their keys.
    let values: [String: String]
}
