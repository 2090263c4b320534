import Foundation
import Simulation

/// A question to Resource Manager from somebody whose token was believed.
struct Call: Sendable {
    let route: Route
    let method: String
    let path: String
    /// The api-version.
    let version: String
    let query: [String: String]
    let body: JSON
    /// What URLs that are handed out begin with.
    let base: String
    let caller: AccessToken
    let now: Date

    var isWrite: Bool { method == "PUT" || method == "PATCH" || method == "POST" }
    var scope: ResourceID { route.scope }
}
