import ControlPlane

/// One thing in the customer's account.
struct ResourceView: Sendable {
    let step: String
    let cloudID: String
    /// Only what is an address on the web becomes a link.
    let console: String?

    init(_ resource: CloudResource) {
        self.init(step: resource.step, cloudID: resource.cloudID, console: resource.console)
    }

    init(step: String, cloudID: String, console: String?) {
        self.step = step
        self.cloudID = cloudID
        self.console = console.flatMap { $0.hasPrefix("https://") ? $0 : nil }
    }
}
