import Simulation

/// A service says no. Each service words it in its own wire form.
struct Refusal: Error, Sendable, Hashable {
    let status: Int
    /// AWS's own code: `VpcLimitExceeded`.
    let code: String
    let message: String
    /// Further members of a JSON answer: EKS names the cluster that a refusal is about, and the zones it has room in.
    var fields: [String: JSON] = [:]
    /// Further headers: `Retry-After`.
    var headers: [String: String] = [:]

    init(
        _ status: Int, _ code: String, _ message: String, fields: [String: JSON] = [:],
        headers: [String: String] = [:]
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.fields = fields
        self.headers = headers
    }
}
