import ControlPlane
import Domain
import Hummingbird

/// One method on one path, and what is done for it.
struct PageRoute: Sendable {
    /// For whom it is. The verb behind it asks again; here it is asked before anything of the request is read.
    enum Access: Hashable, Sendable {
        case anybody
        /// The page is about what is theirs, or the verb decides.
        case whoIsSignedIn
        case administrator
        /// A member of the path's workspace who may do this.
        case member(Permission)
    }

    let method: HTTPRequest.Method
    /// With `:name` for a part that varies.
    let path: String
    let access: Access
    let answer: @Sendable (Visit) async throws -> Answer

    /// - Parameter access: nil for who sees the path's workspace, or where there is none, for who is signed in.
    init(
        _ method: HTTPRequest.Method, _ path: String, for access: Access? = nil,
        answer: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.access = access ?? (path.contains(":workspace") ? .member(.seeWorkspace) : .whoIsSignedIn)
        self.answer = answer
    }

    /// Whether it is answered to who is not signed in.
    var isOpen: Bool { access == .anybody }
}

/// What a request is answered with.
enum Answer: Sendable {
    case page(Page)
    /// Something was done; this page shows it.
    case goTo(String)
    case plain(Response)
}
