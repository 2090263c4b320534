public import Domain
import Store

extension ControlPlane {
    /// Makes the key that the issuer signs with after a day, and destroys those that nobody looks for any more.
    /// - Returns: the keys to publish from now on.
    /// - Throws: a `Refusal` when the installation has no issuer.
    public func rotateIssuerKey(as caller: Caller) async throws -> KeySet {
        try caller.requireAdministrator()
        guard let issuer else { throw Refusal.withoutIssuer }
        let now = time.now()
        let retired = issuer.retired.map(\.id)
        let new = try IssuerKey.generate(at: now)
        let sealed = try new.sealed(by: vault)
        try await store.write { transaction in
            for id in retired { try transaction.destroy(issuerKey: id) }
            try transaction.insert(sealed)
            try transaction.audit(
                AuditEntry(at: now, caller: caller.id, verb: "issuer.rotate", workspace: nil, subject: new.id))
        }
        issuer.publish(new)
        return issuer.keySet
    }
}

extension Refusal {
    /// Asked for something of an issuer that nobody has set up.
    public static let withoutIssuer = Refusal(
        .notFound,
        Problem(
            "This installation has no issuer.",
            advice: "Start the server with --issuer and the https URL at which clouds can read its keys.",
            remedy: .askOperator))
}
