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
    func open(_ credential: Credential, version: Int) async throws -> OpenCredential {
        let sealed = try await store.read { try $0.secrets(of: credential.id, version: version) }
        let fields = try unseal(sealed, of: credential, version: version)
        return OpenCredential(id: credential.id, version: version, fields: fields, account: credential.account)
    }

    func unseal(_ sealed: [String: Data], of credential: Credential, version: Int) throws -> [String: Secret] {
        try sealed.reduce(into: [:]) { fields, field in
            let place = SecretPlace.credential(
                credential.id, field: field.key, version: version, workspace: credential.workspace)
            fields[field.key] = try vault.unseal(Sealed(bytes: field.value), for: place)
        }
    }
}
