import Cloud

/// The one table from Azure's codes to what they mean.
enum Meanings {
    static func meaning(of code: String, message: String, status: Int) -> CloudError.Meaning {
        if code.hasPrefix("AADSTS") { return entra[code] ?? (status >= 500 ? .transient : .unauthenticated) }
        if let meaning = special(code, message) ?? table[code] { return meaning }
        switch status {
        case 429: return .throttled
        case 408, 500...: return .transient
        case 404: return .gone
        case 401: return .unauthenticated
        case 403: return .denied
        case 412: return .busy
        case 409 where message.contains("in progress"): return .busy
        default:
            if code.hasSuffix("QuotaExceeded") || code.hasSuffix("LimitReached") { return .quota }
            return code.isEmpty ? .unknown : .invalid
        }
    }

    /// One code for many things: the sentence tells.
    private static func special(_ code: String, _ message: String) -> CloudError.Meaning? {
        switch code {
        case "OperationNotAllowed", "QuotaExceeded", "Conflict", "BadRequest":
            if message.contains("quota") || message.contains("Quota") { return .quota }
            if message.contains("in progress") || message.contains("pending-operation") { return .busy }
            return code == "QuotaExceeded" ? .quota : nil
        default: return nil
        }
    }

    private static let table: [String: CloudError.Meaning] = {
        var table: [String: CloudError.Meaning] = [:]
        for (meaning, codes) in byMeaning { for code in codes { table[code] = meaning } }
        return table
    }()

    private static let byMeaning: [CloudError.Meaning: [String]] = [
        .throttled: [
            "Throttled", "TooManyRequests", "SubscriptionRequestsThrottled", "OperationRequestsThrottled",
            "RetryableErrorDueToAnotherOperation", "ResourceRequestsThrottled",
        ],
        .transient: [
            "ServerTimeout", "GatewayTimeout", "InternalServerError", "ServiceUnavailable", "RetryableError",
            "ServerBusy", "RequestTimeout", "temporarily_unavailable",
        ],
        .notYet: ["PrincipalNotFound", "ReferencedResourceNotProvisioned", "MissingSubscriptionRegistration"],
        .busy: [
            "AnotherOperationInProgress", "EtagMismatch", "PreconditionFailed", "ResourceGroupBeingDeleted",
            "InUseSubnetCannotBeDeleted", "VnetInUse", "ScopeLocked", "InUseNetworkSecurityGroupCannotBeDeleted",
            "CannotDeleteLoadBalancerWithPrivateLinkService", "ResourceGroupDeletionTimeout",
            "ResourceGroupDeletionBlocked", "CreatingInProgress", "Conflict",
        ],
        .gone: [
            "ResourceNotFound", "ResourceGroupNotFound", "NotFound", "ParentResourceNotFound", "AgentPoolNotFound",
        ],
        .exists: ["RoleAssignmentExists"],
        .quota: ["ErrCode_InsufficientVCPUQuota", "PublicIPCountLimitReached", "InsufficientVCPUQuota"],
        .capacity: [
            "SkuNotAvailable", "ZonalAllocationFailed", "AllocationFailed",
            "OverconstrainedZonalAllocationRequest", "OverconstrainedAllocationRequest", "AKSCapacityError",
        ],
        .unauthenticated: [
            "InvalidAuthenticationToken", "ExpiredAuthenticationToken", "InvalidAuthenticationTokenTenant",
            "AuthenticationFailed", "SubscriptionNotFound", "InvalidSubscriptionId", "ReadOnlyDisabledSubscription",
            "SubscriptionNotRegistered", "invalid_client", "unauthorized_client", "invalid_tenant", "invalid_request",
        ],
        .denied: [
            "AuthorizationFailed", "RequestDisallowedByPolicy", "UserNotAuthorized", "Authorization_RequestDenied",
            "DenyAssignmentAuthorizationFailed", "LinkedAuthorizationFailed",
        ],
        .invalid: ["InvalidManagementGroupId", "Request_BadRequest"],
    ]

    /// Only those that are not simply "no".
    private static let entra: [String: CloudError.Meaning] = [
        "AADSTS50196": .throttled, "AADSTS90055": .throttled, "AADSTS90033": .transient, "AADSTS90024": .transient,
        "AADSTS90006": .transient, "AADSTS50020": .unauthenticated, "AADSTS90013": .invalid,
    ]
}
