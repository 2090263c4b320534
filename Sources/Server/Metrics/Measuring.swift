import Domain
import Hummingbird

/// Counts what it passes on, by the pattern of the path.
struct Measuring: Sendable {
    let measurements: Measurements
    let time: Time

    private static let methods = Set(Route.methods.map(\.rawValue))

    func answer(
        to request: Request, in core: CoreRequestContextStorage, _ answer: () async throws -> Response
    ) async throws -> Response {
        let began = time.now()
        let response = try await answer()
        let method = request.method.rawValue
        measurements.count(
            // What nobody has a route for is one; else whoever guesses paths would fill the memory.
            .init(
                // What is none of its paths, the router calls by a word.
                route: core.endpointPath.value.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "other",
                method: Self.methods.contains(method) ? method : "other", status: response.status.code / 100),
            took: time.now().elapsed(since: began))
        return response
    }
}
