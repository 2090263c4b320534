import Hummingbird

/// Who sent a request, once that is known, from where, and what its path says.
struct Visitor: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Of the other end of the connection.
    let address: String
    /// Nil for who is not signed in.
    var guest: Guest?

    init(coreContext: CoreRequestContextStorage, address: String) {
        self.coreContext = coreContext
        self.address = address
    }

    /// For a router that takes requests itself, which the dashboard's never does.
    init(source: ApplicationRequestContextSource) { self.init(coreContext: .init(source: source), address: "unknown") }
}
