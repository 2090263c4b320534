import Domain
import Hummingbird

/// One method on one path, and what is done for it.
struct Route: Sendable {
    /// For whom it is. The verb behind it asks again; here it is asked before anything of the request is read.
    enum Access: Hashable, Sendable {
        case anybody
        /// The verb decides, or answers with what is theirs.
        case whoIsKnown
        /// Whoever is signed in, about their own account; no token.
        case whoIsSignedIn
        case administrator
        /// A member of the path's workspace who may do this.
        case member(Permission)
    }

    /// Those that a path has, or refuses with what it has instead.
    static let methods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options, .trace, .connect, .init("QUERY")!,
    ]

    let method: HTTPRequest.Method
    /// With `:name` for a part that varies.
    let path: String
    let access: Access
    let answer: @Sendable (Inquiry) async throws -> Response

    init(
        _ method: HTTPRequest.Method, _ path: String, for access: Access,
        answer: @escaping @Sendable (Inquiry) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.answer = answer
    }

    var isOpen: Bool { access == .anybody }
}
