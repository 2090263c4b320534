import Hummingbird

/// One method on one path, and what is done for it.
struct Route: Sendable {
    static let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]

    let method: HTTPRequest.Method
    /// With `:name` for a part that varies.
    let path: String
    /// Whether it is answered without a token.
    let isOpen: Bool
    let answer: @Sendable (Inquiry) async throws -> Response

    init(
        _ method: HTTPRequest.Method, _ path: String, isOpen: Bool = false,
        answer: @escaping @Sendable (Inquiry) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.isOpen = isOpen
        self.answer = answer
    }
}
