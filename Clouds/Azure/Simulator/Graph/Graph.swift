import Foundation

/// Microsoft Graph's door. An application that was given no permission of Graph's, as no cluster needs one, is told so
/// whatever it asks for.
struct Graph {
    let arrival: Arrival

    func refusal(in world: World, on wall: Date) -> Refusal {
        guard let header = arrival.request.headers["authorization"], header.lowercased().hasPrefix("bearer ") else {
            return Refusal(401, "InvalidAuthenticationToken", "Access token is empty.")
        }
        guard let token = AccessToken(reading: String(header.dropFirst(7)), signedWith: world.key) else {
            return Refusal(401, "InvalidAuthenticationToken", "CompactToken parsing failed with error code: 80049217")
        }
        guard token.audience.contains("graph.microsoft.com") || token.audience == arrival.base else {
            return Refusal(401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience.")
        }
        guard token.expiresAt > wall, token.issuedAt >= world.directory.tokensValidFrom else {
            return Refusal(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.")
        }
        return Refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
    }
}
