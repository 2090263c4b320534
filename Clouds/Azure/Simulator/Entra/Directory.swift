import Domain
import Foundation
import Simulation

/// The applications of some tenants, and what they may show to get a token.
struct Directory: Sendable {
    struct Application: Sendable {
        let name: String
        let clientID: String
        let objectID: String
        let tenantID: String
        var secrets: [ClientSecret] = []
        var federations: [Federation] = []
        var isDisabled = false
        /// Whether conditional access keeps it out.
        var isBlocked = false
    }

    struct ClientSecret: Sendable {
        let id: String
        let value: String
        var expiresAt: Date
    }

    /// Trust in the tokens of another issuer.
    struct Federation: Sendable {
        /// For a demonstration, in which nobody is there to tell the application of each subject.
        static let anySubject = "*"

        let issuer: String
        let subject: String
        let audience: String
    }

    struct Tenant: Sendable {
        let id: String
        /// `contoso.onmicrosoft.com`.
        let domain: String
    }

    var tenants: [Tenant]
    /// By client id, in lower case.
    var applications: [String: Application] = [:]
    /// The keys that issuers publish, by issuer.
    var keys: [String: [IssuerKey]] = [:]
    /// Everybody to whom a role may be given: object ids of applications and managed identities, and since when.
    var principals: [String: Date] = [:]
    /// Tokens from before are expired, whatever they say.
    var tokensValidFrom = Date.distantPast

    func tenant(_ name: String) -> Tenant? {
        tenants.first { $0.id == name.lowercased() || $0.domain == name.lowercased() }
    }

    func application(_ clientID: String) -> Application? { applications[clientID.lowercased()] }

    func application(objectID: String) -> Application? {
        applications.values.first { $0.objectID == objectID.lowercased() }
    }
}
