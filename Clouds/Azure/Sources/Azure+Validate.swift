import Cloud
import Domain
import Foundation

extension Azure {
    /// How long Azure may take to let a new role assignment be seen everywhere: 15 minutes have been. A federated
    /// credential takes less.
    static let propagation = Duration.minutes(15)

    /// Ready means that the application signs in and may read its subscription; it says nothing of its role.
    public func validate(_ credential: OpenCredential) async throws -> Validation {
        do { return try await identify(credential) } catch { throw explain(error) }
    }

    private func identify(_ credential: OpenCredential) async throws -> Validation {
        let identity = Identity(credential)
        let client = client(credential, region: "")
        let left = credential.since.map { Self.propagation - door.time.now().elapsed(since: $0) } ?? .zero
        let token = try await signIn(identity, left: left)
        let subscription = try await read(client, as: identity, token: token, left: left)
        let id = client.arm.subscription
        let name = subscription.displayName.map { "\($0) (\(id))" } ?? id
        var warnings = try expiryWarnings(credential)
        switch subscription.state ?? "Enabled" {
        case "Enabled": break
        case "Warned", "PastDue":
            warnings.append(
                Problem(
                    "Azure has a payment outstanding for the subscription \(name).",
                    advice: "Settle it before Azure disables the subscription.", remedy: .askOperator,
                    field: "subscriptionID"))
        default: throw AzureProblems.disabled(name)
        }
        let account = Account(
            id: id, principal: "application \(identity.clientID)", principalID: token.objectID ?? identity.clientID)
        return Validation(account, warnings: warnings)
    }

    private func signIn(_ identity: Identity, left: Duration) async throws -> AccessToken {
        do { return try await door.tokens.renewed(for: identity) } catch let error as CloudError {
            if case .federation(let federation) = identity.proof,
                let problem = AzureProblems.federation(error, of: identity, federation, left: left)
            {
                throw problem
            }
            guard ["AADSTS90002", "invalid_tenant"].contains(error.code) else { throw error }
            // The two are alike, and easily changed for each other.
            guard (try? await door.tokens.entra.knows(tenant: identity.clientID)) == true else { throw error }
            throw Problem(
                "The tenant ID and the client ID are swapped: \(identity.clientID) is a tenant.",
                advice: "Exchange the two.", remedy: .fixCredential, field: "tenantID")
        }
    }

    private func read(
        _ client: AzureClient, as identity: Identity, token: AccessToken, left: Duration
    ) async throws -> Subscriptions.Subscription {
        let codes: Set = ["AuthorizationFailed", "SubscriptionNotFound", "InvalidAuthenticationTokenTenant"]
        do { return try await client.subscriptions.subscription() } catch let error as CloudError
            where codes.contains(error.code)
        {
            let id = client.arm.subscription
            let tenant: String
            if let known = token.tenantID {
                tenant = known
            } else {
                tenant = try await door.tokens.tenantID(of: identity.tenant)
            }
            if let owner = try? await door.owningTenant(of: id), owner != tenant {
                throw AzureProblems.otherTenant(subscription: id, owner: owner, ours: tenant)
            }
            if error.code == "InvalidAuthenticationTokenTenant" { throw error }
            throw AzureProblems.unreadable(subscription: id, client: identity.clientID, left: left)
        }
    }

    /// Azure tells nobody with this role when a secret ends: the date is the one that was entered.
    private func expiryWarnings(_ credential: OpenCredential) throws -> [Problem] {
        guard let text = credential.fields["secretExpires"]?.withValue({ $0 }) else { return [] }
        let date = try Self.expiry(text)
        let days = Int((date.elapsed(since: door.time.now()).inSeconds / 86_400).rounded(.up))
        guard days <= 30 else { return [] }
        let when =
            days < 0
            ? "was to expire on \(date.day), and still works"
            : days == 0 ? "expires today" : "expires on \(date.day), in \(days) \(days == 1 ? "day" : "days")"
        return [
            Problem(
                "The client secret \(when).",
                advice: "Make another one under Certificates & secrets, and edit the credential.",
                remedy: .fixCredential, field: "clientSecret")
        ]
    }
}
