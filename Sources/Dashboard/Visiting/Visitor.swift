import Hummingbird

/// Who sent a request, once that is known, and what its path says.
struct Visitor: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Nil for who is not signed in.
    var guest: Guest?

    init(coreContext: CoreRequestContextStorage) { self.coreContext = coreContext }

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
}
