import Domain

/// What Resource Manager says when it says no, before any provider of resources is asked.
extension Refusal {
    static let missingVersion = Refusal(
        400, "MissingApiVersionParameter",
        "The api-version query parameter (?api-version=) is required for all requests.")

    static func unauthenticated(_ code: String, _ message: String, _ tenant: String) -> Refusal {
        let header =
            "Bearer authorization_uri=\"https://login.windows.net/\(tenant)\", error=\"invalid_token\", "
            + "error_description=\"\(message)\""
        return Refusal(
            401, code, message, headers: ["WWW-Authenticate": header, "x-ms-failure-cause": "gateway"])
    }

    static func throttled(_ kind: String, _ subscription: String, _ wait: Duration?) -> Refusal {
        let seconds = Int((wait ?? .seconds(10)).inSeconds.rounded(.up))
        return Refusal(
            429, "SubscriptionRequestsThrottled",
            "Number of '\(kind)' requests for subscription '\(subscription)' exceeded. Please try again after "
                + "'\(seconds)' seconds after additional tokens are available.")
    }

    static func noPath(_ segments: [String]) -> Refusal {
        Refusal(
            404, "InvalidResourceType",
            "The request path '/\(segments.joined(separator: "/"))' is not that of a resource.")
    }

    static func denied(_ call: Call) -> Refusal { denied(call.caller, call.route.action, at: call.scope) }

    static func denied(_ caller: AccessToken, _ action: String, at scope: ResourceID) -> Refusal {
        Refusal(
            403, "AuthorizationFailed",
            "The client '\(caller.clientID)' with object id '\(caller.objectID)' does not have authorization to "
                + "perform action '\(action)' over scope '\(scope)' or the scope is invalid. If access was recently "
                + "granted, please refresh your credentials.")
    }

    static func deniedLink(_ call: Call, _ action: String, at scope: ResourceID) -> Refusal {
        Refusal(
            403, "LinkedAuthorizationFailed",
            "The client '\(call.caller.clientID)' with object id '\(call.caller.objectID)' has permission to perform "
                + "action '\(call.route.action)' on scope '\(call.scope)'; however, it does not have permission to "
                + "perform action(s) '\(action)' on the linked scope(s) '\(scope)' (respectively) or the linked "
                + "scope(s) are invalid.")
    }

    static func noSubscription(_ id: String) -> Refusal {
        Refusal(404, "SubscriptionNotFound", "The subscription '\(id)' could not be found.")
    }

    static func noGroup(_ name: String) -> Refusal {
        Refusal(404, "ResourceGroupNotFound", "Resource group '\(name)' could not be found.")
    }

    static func noResource(_ id: ResourceID) -> Refusal {
        let type = ResourceType.canonical(id.type)
        return Refusal(
            404, "ResourceNotFound",
            "The Resource '\(type)/\(id.name)' under resource group '\(id.group ?? "")' was not found. For more "
                + "details please go to https://aka.ms/ARMResourceNotFoundFix")
    }

    static func groupIsGoing(_ name: String) -> Refusal {
        Refusal(
            409, "ResourceGroupBeingDeleted",
            "The resource group '\(name)' is in deprovisioning state and cannot perform this operation.")
    }

    static func locked(_ scope: ResourceID, _ verb: String, by locks: [ResourceID]) -> Refusal {
        let names = locks.map { "'\($0)'" }.joined(separator: ",")
        return Refusal(
            409, "ScopeLocked",
            "The scope '\(scope)' cannot perform \(verb) operation because following scope(s) are locked: \(names). "
                + "Please remove the lock and try again.")
    }

    static func notRegistered(_ namespace: String) -> Refusal {
        Refusal(
            409, "MissingSubscriptionRegistration",
            "The subscription is not registered to use namespace '\(namespace)'. See https://aka.ms/rps-not-found for "
                + "how to register subscriptions.")
    }

    static func content(_ text: String) -> Refusal {
        Refusal(
            400, "InvalidRequestContent", "The request content was invalid and could not be deserialized: '\(text)'.")
    }
}
