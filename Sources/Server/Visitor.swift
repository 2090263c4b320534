import ControlPlane
import Domain
import Hummingbird
import NIOCore

/// Who sent a request, once that is known, from where, and what its path says.
struct Visitor: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Nil until the gate has let somebody in.
    var caller: Caller?
    /// Of the other end of the connection: what a header says of it may be made up.
    let address: String
    /// What every answer to this request carries, refusals included.
    let notes = Locked(HTTPFields())

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}
