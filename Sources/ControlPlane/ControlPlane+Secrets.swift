import Cloud
import Domain
import Foundation
import Store
import Vault

extension ControlPlane {
    func seal(
        _ fields: [String: Secret], of credential: Credential.ID, version: Int, in workspace: Workspace.ID
    ) throws -> [String: Data] {
        try fields.reduce(into: [:]) { sealed, field in
            let place = SecretPlace.credential(credential, field: field.key, version: version, workspace: workspace)
            sealed[field.key] = try vault.seal(field.value, for: place).bytes
        }
    }

    /// One version of a credential, opened for one use. Throws the `Problem` of what does not open.
    func open(_ credential: Credential, version: Int, for use: CredentialUse) async throws -> OpenCredential {
        try open(credential, version: version, sealed: await sealed(credential, version: version, for: use))
    }

    /// What is to be opened, once the audit says that it is.
    ///
    /// Read apart from the opening, so that a store that does not answer is not taken for a credential that is bad.
    func sealed(_ credential: Credential, version: Int, for use: CredentialUse) async throws -> [String: Data] {
        let now = time.now()
        if use.isRoutine {
            let noted = try await store.read { transaction in
                try transaction.isNoted(use.purpose, of: credential.id, version: version, at: now)
                    ? try transaction.secrets(of: credential.id, version: version) : nil
            }
            if let noted { return noted }
        }
        return try await store.write { transaction in
            let isNews =
                try !use.isRoutine || transaction.note(use.purpose, of: credential.id, version: version, at: now)
            if isNews { try transaction.audit(use.entry(of: credential, version: version, at: now)) }
            return try transaction.secrets(of: credential.id, version: version)
        }
    }

    func open(_ credential: Credential, version: Int, sealed: [String: Data]) throws -> OpenCredential {
        let form = providers.first { $0.id == credential.provider }?.credentialForm
        if let missing = form?.fields.first(where: { $0.isRequired && sealed[$0.key] == nil }) {
            throw Problem.missing(missing.key, of: credential, version: version)
        }
        let fields = try unseal(sealed, of: credential, version: version)
        return OpenCredential(
            id: credential.id, version: version, fields: fields, account: credential.account,
            since: version == 1 ? credential.createdAt : nil, federation: issuer?.federation(of: credential.id))
    }

    func unseal(_ sealed: [String: Data], of credential: Credential, version: Int) throws -> [String: Secret] {
        try sealed.reduce(into: [:]) { fields, field in
            let place = SecretPlace.credential(
                credential.id, field: field.key, version: version, workspace: credential.workspace)
            fields[field.key] = try vault.unseal(Sealed(bytes: field.value), for: place)
        }
    }
}

extension Problem {
    static func missing(_ field: String, of credential: Credential, version: Int) -> Problem {
        Problem(
            "The database holds no \(field) of credential “\(credential.name)”, version \(version).",
            advice: "Restore the database from a backup, or enter the credential anew.", remedy: .askOperator,
            field: field)
    }
}
