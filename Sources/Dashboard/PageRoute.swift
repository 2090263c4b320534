import Hummingbird

/// One method on one path, and what is done for it.
struct PageRoute: Sendable {
    let method: HTTPRequest.Method
    /// With `:name` for a part that varies.
    let path: String
    /// Whether it is answered to who is not signed in.
    let isOpen: Bool
    let answer: @Sendable (Visit) async throws -> Answer

    init(
        _ method: HTTPRequest.Method, _ path: String, isOpen: Bool = false,
        answer: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.isOpen = isOpen
        self.answer = answer
    }
}

/// What a request is answered with.
enum Answer: Sendable {
    case page(Page)
    /// Something was done; this page shows it.
    case goTo(String)
    case plain(Response)
}
