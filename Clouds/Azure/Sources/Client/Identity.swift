import Cloud
import Domain

/// Who asks: an application of the customer's tenant, with its proof, and the version of the credential it is from.
struct Identity: Hashable, Sendable {
    let credential: Credential.ID
    let version: Int
    /// A GUID, or one of the tenant's domain names.
    let tenant: String
    let clientID: String
    let proof: Proof

    init(_ credential: OpenCredential) {
        let value = { (key: String) in credential.fields[key]?.withValue { $0 } ?? "" }
        self.credential = credential.id
        version = credential.version
        tenant = value("tenantID")
        clientID = value("clientID")
        proof = Proof(of: credential)
    }
}
