import Domain
import Foundation
import Simulation

/// What a visit ends with before Resource Manager has a say.
extension Visit {
    /// Throws where nothing is to be carried out.
    func troubles(_ fault: Fault?) throws(Refusal) {
        switch fault {
        case .throttle(let wait): throw throttled(wait)
        case .serverError(let status, false): throw failure(status)
        default: return
        }
    }

    func throttled(_ wait: Duration?) -> Refusal {
        var refusal = Refusal.entraIsBusy
        refusal.status = 429
        if arrival.door == .manager {
            let kind = arrival.method == "GET" ? "read" : arrival.method == "DELETE" ? "delete" : "write"
            refusal = .throttled(kind, arrival.segments.count > 1 ? arrival.segments[1] : "", wait)
        }
        if let wait { refusal.headers["Retry-After"] = "\(Int(wait.inSeconds.rounded(.up)))" }
        return refusal
    }

    func failure(_ status: Int) -> Refusal {
        guard arrival.door == .manager else {
            var refusal = Refusal.entraIsBusy
            refusal.status = status
            return refusal
        }
        return switch status {
        case 503: Refusal(503, "ServerTimeout", "The request timed out.")
        case 504:
            Refusal(504, "GatewayTimeout", "The gateway did not receive a response within the specified time period.")
        default: Refusal(status, "InternalServerError", "Encountered internal server error.")
        }
    }

    /// Whose token it is. Throws as Resource Manager's gateway does.
    func identify(in world: World, fault: Fault?) throws(Refusal) -> AccessToken {
        let subscription = arrival.segments.count > 1 ? arrival.segments[1].lowercased() : ""
        let tenant = world.subscriptions.first { $0.id == subscription }?.tenantID ?? "common"
        guard let header = arrival.request.headers["authorization"] else {
            throw .unauthenticated(
                "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.", tenant)
        }
        guard header.lowercased().hasPrefix("bearer "), fault != .revoke,
            let token = AccessToken(
                reading: String(header.dropFirst(7)).trimmingCharacters(in: .whitespaces), signedWith: world.key)
        else {
            throw .unauthenticated("InvalidAuthenticationToken", "The access token is invalid.", tenant)
        }
        guard token.expiresAt > wall, token.issuedAt >= world.directory.tokensValidFrom else {
            throw .unauthenticated(
                "ExpiredAuthenticationToken",
                "The access token expiry UTC time '\(Moment.spaced(min(token.expiresAt, wall)))' is earlier than "
                    + "current UTC time '\(Moment.spaced(wall))'.", tenant)
        }
        guard !token.audience.contains("graph.microsoft.com") else {
            throw .unauthenticated(
                "InvalidAuthenticationTokenAudience",
                "The access token has been obtained for wrong audience or resource '\(token.audience)'. It should "
                    + "exactly match with one of the allowed audiences 'https://management.core.windows.net/',"
                    + "'https://management.core.windows.net','https://management.azure.com/',"
                    + "'https://management.azure.com'.", tenant)
        }
        return token
    }
}
