import Foundation
import Simulation

/// One call, its signature checked: who asks which service to do what.
struct Call: Sendable {
    /// Counted from 1 over the simulator's life.
    let number: Int
    let service: ServiceName
    /// As the API calls it: `CreateVpc`.
    let operation: String
    let region: String
    let account: String
    let caller: Caller
    /// The form fields of a query call; of a REST call, what its query says.
    let parameters: Parameters
    /// The segments of a REST call's path, decoded: `["clusters", "payments", "addons"]`.
    let path: [String]
    let method: String
    let body: JSON
    /// The cloud's time: what is made and how far it is.
    let now: Date
    /// The time of day: signatures and sessions.
    let wall: Date
    let requestID: String

    /// As the permission is called: `ec2:CreateVpc`.
    var action: String { "\(service.rawValue):\(operation)" }

    /// Whether it asks for a change. A dry run asks for none.
    static func isMutating(_ operation: String, _ parameters: Parameters) -> Bool {
        let isLooking = ["Describe", "Get", "List", "Decode", "Simulate", "Assume"].contains {
            operation.hasPrefix($0)
        }
        return !isLooking && parameters["DryRun"]?.lowercased() != "true"
    }
}
