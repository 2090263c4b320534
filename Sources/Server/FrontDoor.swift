import Hummingbird

/// Sends programs to the API, and people to the pages.
struct FrontDoor: HTTPResponder {
    let api: RouterResponder<Visitor>
    /// What the paths of the API begin with: the first of their parts.
    let programs: Set<Substring>
    let pages: Server.Pages?

    func respond(to request: Request, context visitor: Visitor) async throws -> Response {
        let first = request.uri.path.split(separator: "/", maxSplits: 1).first ?? ""
        guard let pages, !programs.contains(first) else { return try await api.respond(to: request, context: visitor) }
        return try await pages(request, visitor.coreContext, visitor.address)
    }
}
