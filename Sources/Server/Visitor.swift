import ControlPlane
import Hummingbird

/// Who sent a request, once that is known, and what its path says.
struct Visitor: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Nil until the gate has let somebody in.
    var caller: Caller?

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
}
