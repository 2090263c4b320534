import Simulation

/// What Entra says when it says no: OAuth's code, and a number of its own in front of the sentence.
extension Refusal {
    static func entra(_ status: Int, _ code: String, _ number: Int, _ text: String) -> Refusal {
        Refusal(status, code, "AADSTS\(number): \(text)", form: .oauth(number: number))
    }

    /// The same for a wrong value and for the id that stands beside the value.
    static func wrongSecret(_ application: Directory.Application) -> Refusal {
        entra(
            401, "invalid_client", 7_000_215,
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
                + "not the client secret ID, for a secret added to app '\(application.clientID)'.")
    }

    static func expiredSecret(_ application: Directory.Application) -> Refusal {
        entra(
            401, "invalid_client", 7_000_222,
            "The provided client secret keys for app '\(application.clientID)' are expired. Visit the Azure portal to "
                + "create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate "
                + "credentials for added security: https://aka.ms/certCreds.")
    }

    static func unknownApplication(_ clientID: String, _ tenant: String) -> Refusal {
        entra(
            400, "unauthorized_client", 700_016,
            "Application with identifier '\(clientID)' was not found in the directory '\(tenant)'. This can happen if "
                + "the application has not been installed by the administrator of the tenant or consented to by any "
                + "user in the tenant. You may have sent your authentication request to the wrong tenant.")
    }

    static func disabledApplication(_ application: Directory.Application) -> Refusal {
        entra(
            400, "unauthorized_client", 7_000_112,
            "Application '\(application.clientID)'(\(application.name)) is disabled.")
    }

    static func unknownTenant(_ name: String) -> Refusal {
        entra(
            400, "invalid_request", 90002,
            "Tenant '\(name)' not found. Check to make sure you have the correct tenant ID and are signing into the "
                + "correct cloud. Check with your subscription administrator, this may happen if there are no active "
                + "subscriptions for the tenant.")
    }

    static func malformedTenant(_ name: String) -> Refusal {
        entra(
            400, "invalid_request", 900_023,
            "Specified tenant identifier '\(name)' is neither a valid DNS name, nor a valid external domain.")
    }

    static func missing(_ field: String) -> Refusal {
        entra(
            400, "invalid_request", 900_144,
            "The request body must contain the following parameter: '\(field)'.")
    }

    static func unsupportedGrant(_ grant: String) -> Refusal {
        entra(
            400, "unsupported_grant_type", 70003,
            "The app requested an unsupported grant type '\(grant)'.")
    }

    static let noProof = entra(
        401, "invalid_client", 7_000_216,
        "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.")

    static let blockedByPolicy = entra(
        400, "invalid_grant", 53003,
        "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.")

    static func invalidScope(_ scope: String) -> Refusal {
        entra(
            400, "invalid_scope", 1_002_012,
            "The provided value for scope \(scope) is not valid. Client credential flows must have a scope value with "
                + "/.default suffixed to the resource identifier (application ID URI).")
    }

    static func unknownResource(_ resource: String, _ tenant: String) -> Refusal {
        entra(
            400, "invalid_resource", 500_011,
            "The resource principal named \(resource) was not found in the tenant named \(tenant). This can happen if "
                + "the application has not been installed by the administrator of the tenant or consented to by any "
                + "user in the tenant. You might have sent your authentication request to the wrong tenant.")
    }

    static let entraIsBusy = entra(
        503, "temporarily_unavailable", 90033, "A transient error has occurred. Please try again.")
}
