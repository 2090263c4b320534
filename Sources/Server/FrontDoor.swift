import Hummingbird

/// Sends programs to the API, and people to the pages.
struct FrontDoor: HTTPResponder {
    let api: RouterResponder<Visitor>
    /// What the paths of the API begin with: the first of their parts.
    let programs: Set<Substring>
    let pages: Server.Pages?
    let measuring: Measuring

    /// What is not sent to one host, neither has for an answer: the API says so.
    func respond(to request: Request, context visitor: Visitor) async throws -> Response {
        let first = request.uri.path.split(separator: "/", maxSplits: 1).first ?? ""
        let response = try await measuring.answer(to: request, in: visitor.coreContext) {
            guard let pages, !programs.contains(first), request.hasOneHost else {
                return try await api.respond(to: request, context: visitor)
            }
            return try await pages(request, visitor.coreContext, visitor.address)
        }
        // A body here would be read as the beginning of the next answer.
        return request.method == .head ? response.createHeadResponse() : response
    }
}
