import Cloud
import Domain
import Engine
import Foundation

/// The one table from what Azure says to what a person reads.
enum AzureProblems {
    static func explain(_ error: any Error) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as CloudError:
            let problem = federation(error) ?? entra(error) ?? quota(error) ?? byCode(error) ?? byMeaning(error)
            return Problem(
                problem.summary, advice: problem.advice, remedy: problem.remedy, field: problem.field,
                requestID: error.requestID)
        case let busy as RateLimiter.TooBusy:
            return Problem(
                "We are asking Azure as much as it lets one application ask.",
                advice: "Nothing to do; we go on in \(Int(busy.wait.inSeconds.rounded(.up))) s.", remedy: .wait)
        case let silence as NoAnswer:
            return Problem(
                "Azure gave no usable answer: \(silence.reason).", advice: "Nothing to do; we ask again.", remedy: .wait
            )
        default:
            return Problem(
                "The Azure client met something it does not know (\(type(of: error))).",
                advice: "Tell the operator, with the time of day.", remedy: .askOperator)
        }
    }

    private static func byCode(_ error: CloudError) -> Problem? {
        switch error.code {
        case "InvalidAuthenticationTokenTenant":
            return Problem(
                "The subscription belongs to another tenant than the application: \(error.message.firstSentence)",
                advice: "Use an application of the subscription's own tenant.", remedy: .fixCredential,
                field: "tenantID")
        case "InvalidAuthenticationToken", "ExpiredAuthenticationToken", "AuthenticationFailed":
            return Problem(
                "Azure does not take the token that Entra gave this application.",
                advice: "Validate the credential again; if it stays so, make another client secret.",
                remedy: .fixCredential)
        case "SubscriptionNotFound", "InvalidSubscriptionId":
            return Problem(
                "Azure shows this application no such subscription: \(error.message.firstSentence)",
                advice: "Check the subscription ID, and that the application is Contributor on it.",
                remedy: .fixCredential, field: "subscriptionID")
        case "ReadOnlyDisabledSubscription": return disabled(error.message.quoted.first ?? "of this credential")
        case "MissingSubscriptionRegistration":
            return Problem(
                "The subscription does not use \(error.message.quoted.first ?? "the resource provider") yet.",
                advice: "Nothing to do: the first cluster has it registered, which takes some minutes, and so does "
                    + "preparing the credential.", remedy: .wait)
        case "RequestDisallowedByPolicy":
            return Problem(
                "A policy of the subscription refused \(error.action): \(error.message.firstSentence)",
                advice: "Ask who keeps Azure Policy for an exemption; this goes on by itself then.",
                remedy: .grantPermission)
        case "LinkedAuthorizationFailed":
            return deniedLink(error)
        case "ResourceGroupBeingDeleted":
            return Problem(
                "The resource group \(error.message.quoted.first ?? "") is being deleted.",
                advice: "Nothing to do; we go on when it is gone.", remedy: .wait)
        case "ScopeLocked":
            return Problem(
                "A lock is in the way of \(error.action): \(error.message.firstSentence)",
                advice: "Take the lock away (`az lock list`); this goes on by itself then.", remedy: .askOperator)
        case "InUseSubnetCannotBeDeleted", "VnetInUse":
            return Problem(
                "Something still stands in the network: \(error.message.firstSentence)",
                advice: "Delete it, if the cluster did not make it; this goes on by itself then.", remedy: .askOperator)
        case "InvalidResourceGroupLocation":
            return Problem(
                "A resource group of this name exists in another region: \(error.message.firstSentence)",
                advice: "Delete it if nobody needs it; this goes on by itself then.", remedy: .askOperator)
        case "SkuNotAvailable":
            let size = error.message.firstMatch(of: #/Standard_\w+/#).map { String($0.0) } ?? "this machine"
            let place = error.message.firstMatch(of: #/location '([^']+)'/#).map { " in \($0.1)" } ?? ""
            return Problem(
                "Azure offers this subscription no \(size)\(place) at the moment.",
                advice: "Create the cluster with another node size or region.", remedy: .changeSpec, field: "size")
        case "OperationNotAllowed" where error.meaning == .busy:
            let what = error.message.firstMatch(of: #/operation \((.+?) - (\w+)\)/#).map { " with \($0.1) (\($0.2))" }
            return Problem(
                "AKS is still busy\(what ?? ""), and takes one change at a time.",
                advice: "Nothing to do; we go on when it is done.", remedy: .wait)
        case "AgentPoolK8sVersionNotSupported", "K8sVersionNotSupported":
            return Problem(
                "AKS no longer offers this version: \(error.message.firstSentence)",
                advice: "Create the cluster with another version.", remedy: .changeSpec, field: "version")
        default: return nil
        }
    }

    private static func byMeaning(_ error: CloudError) -> Problem {
        switch error.meaning {
        case .denied: return denied(error)
        case .throttled:
            return Problem("Azure asked us to slow down.", advice: "Nothing to do; we look again soon.", remedy: .wait)
        case .transient:
            return Problem(
                "Azure had a fault of its own while \(error.action) was asked of it.",
                advice: "Nothing to do; we look again.", remedy: .wait)
        case .notYet:
            return Problem(
                "Azure does not show everywhere yet what was made a moment ago.",
                advice: "Nothing to do; we try again.", remedy: .wait)
        case .busy:
            return Problem(
                "Azure refused \(error.action) while something else is going on: \(error.message.firstSentence)",
                advice: "Nothing to do; we try again when it is done.", remedy: .wait)
        case .gone:
            return Problem(
                "\(error.action): \(error.message.firstSentence)", advice: "Nothing to do; we look again.",
                remedy: .wait)
        case .exists:
            return Problem(
                "\(error.action): \(error.message.firstSentence)",
                advice: "Delete it if it is not in use; this goes on by itself then.", remedy: .askOperator)
        case .quota:
            return Problem(
                "A limit of the subscription is reached: \(error.message.firstSentence)",
                advice: "Raise it under Usage + quotas; this goes on by itself then.", remedy: .raiseQuota)
        case .capacity:
            return Problem(
                "Azure has no room: \(error.message.firstSentence)",
                advice: "Nothing to do, we try again; another node size may be there at once.", remedy: .wait)
        case .unauthenticated:
            return Problem(
                "Azure refused the credential: \(error.code).", advice: "Edit the credential and validate it again.",
                remedy: .fixCredential)
        case .invalid:
            return Problem(
                "Azure refused \(error.action) (\(error.code)): \(error.message.firstSentence)",
                advice: "Change the cluster's settings if the sentence names one; else tell the operator.",
                remedy: .askOperator)
        case .unknown:
            return Problem(
                "\(error.action) met something it does not know (status \(error.status)).",
                advice: "Tell the operator, with the request id.", remedy: .askOperator)
        }
    }

    /// Azure refuses one action because of another one, on another resource.
    private static func deniedLink(_ error: CloudError) -> Problem {
        let right = error.message.firstMatch(of: #/action(\(s\))? '([^']+)' on the linked/#).map { String($0.2) }
        let place = error.message.firstMatch(of: #/linked scope\(s\) '([^']+)'/#).map { " on \($0.1)" }
        return Problem(
            "Azure denied \(right ?? "a right on another resource"), which \(error.action) needs.",
            advice: "Give the application a role with it\(place ?? ""); this goes on by itself then.",
            remedy: .grantPermission)
    }

    private static func denied(_ error: CloudError) -> Problem {
        let said = error.message
        let action = said.firstMatch(of: #/action '([^']+)'/#).map { String($0.1) } ?? error.action
        let who = said.firstMatch(of: #/client '([^']+)'/#).map { String($0.1) }
        let scope = said.firstMatch(of: #/over scope '(\/subscriptions\/[^'\/]+)/#).map { String($0.1) }
        return Problem(
            "Azure denied \(action)\(who.map { " to the application \($0)" } ?? "").",
            advice: "Make it Contributor on the subscription (`az role assignment create --role Contributor "
                + "--assignee \(who ?? "<client id>") --scope \(scope ?? "/subscriptions/<subscription id>")`); "
                + "this goes on by itself then.", remedy: .grantPermission)
    }
}

extension String {
    /// What stands between single quotes.
    var quoted: [String] { matches(of: #/'([^']+)'/#).map { String($0.1) } }

    /// Short enough for a line, and with a full stop.
    var firstSentence: String {
        let sentence = split(separator: ". ", maxSplits: 1).first.map(String.init) ?? self
        let cut = sentence.prefix(240)
        guard !cut.isEmpty else { return "Azure gives no reason." }
        return cut.hasSuffix(".") ? String(cut) : "\(cut)."
    }
}
