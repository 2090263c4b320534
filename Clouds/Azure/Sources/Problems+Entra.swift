import Cloud
import Domain
import Foundation

extension AzureProblems {
    /// What Entra says to an application that signs in ("Entra authentication and authorization error codes").
    static func entra(_ error: CloudError) -> Problem? {
        switch error.code {
        case "AADSTS7000215":
            return fix(
                "Entra knows the application; this client secret is not one of its secrets.",
                "Paste the secret's Value (not its Secret ID); if it is lost, make another one.", "clientSecret")
        case "AADSTS7000222":
            return fix(
                "The client secret has expired.",
                "Make another one under Certificates & secrets, and edit the credential.", "clientSecret")
        case "AADSTS700016":
            let names = error.message.quoted
            return fix(
                "The tenant \(names.dropFirst().first ?? "") has no application \(names.first ?? "of this client ID").",
                "Check the client ID, and that it is of this tenant: an application of another one signs in there.",
                "clientID")
        case "AADSTS90002", "invalid_tenant":
            return fix(
                "Entra knows no tenant \(error.message.quoted.first ?? "of this ID").",
                "Copy the Directory (tenant) ID again; look whether it and the client ID are swapped.", "tenantID")
        case "AADSTS900023":
            return fix("This is no tenant that Entra knows.", "Copy the Directory (tenant) ID again.", "tenantID")
        case "AADSTS7000112":
            return fix(
                "The application is disabled in its tenant.",
                "Enable it under Enterprise applications → Properties, and validate again.", "clientID")
        case "AADSTS53003", "AADSTS53000", "AADSTS53001", "AADSTS530003":
            return Problem(
                "A Conditional Access policy of the tenant keeps this application from signing in (\(error.code)).",
                advice: "Ask who keeps the policies to let this installation's address in for this application.",
                remedy: .askOperator)
        case let code where code.hasPrefix("AADSTS") && error.meaning == .unauthenticated:
            return fix(
                "Entra did not let the application sign in (\(code)).",
                "Look the code up at login.microsoftonline.com/error, and validate again.", nil)
        default: return nil
        }
    }

    private static func fix(_ summary: String, _ advice: String, _ field: String?) -> Problem {
        Problem(summary, advice: advice, remedy: .fixCredential, field: field)
    }

    static func disabled(_ subscription: String) -> Problem {
        Problem(
            "The subscription \(subscription) is disabled, and nothing can be changed in it.",
            advice: "Reactivate it in the portal under Subscriptions, and validate again.", remedy: .askOperator,
            field: "subscriptionID")
    }

    static func otherTenant(subscription: String, owner: String, ours: String) -> Problem {
        Problem(
            "The subscription \(subscription) belongs to tenant \(owner); the application is in tenant \(ours).",
            advice: "Make the application in tenant \(owner), or give a subscription of tenant \(ours).",
            remedy: .fixCredential, field: "subscriptionID")
    }

    /// - Parameter left: how much of the time that a new role may take is still ahead.
    static func unreadable(subscription: String, client: String, left: Duration) -> Problem {
        let command =
            "az role assignment create --role Contributor --assignee \(client) --scope /subscriptions/\(subscription)"
        let what = "The application \(client) signs in, and may not read the subscription \(subscription)"
        guard left > .zero else {
            return Problem(
                "\(what): it has no role there, or the subscription ID is wrong.",
                advice: "Check the ID, or run `\(command)`; then validate again.", remedy: .fixCredential,
                field: "subscriptionID")
        }
        let minutes = Int((left.inSeconds / 60).rounded(.up))
        return Problem(
            "\(what) yet.",
            advice: "If its role is new, nothing to do: we look again for \(minutes) more "
                + "\(minutes == 1 ? "minute" : "minutes"). If it has none, run `\(command)`.", remedy: .wait,
            field: "subscriptionID")
    }
}
