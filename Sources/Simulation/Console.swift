public import Cloud
import Foundation

/// What a person would do at a simulated cloud's own console, for whoever shows or tries Freehold from outside.
///
/// `POST /console/quota` with `{"name": "vCPUs", "limit": 8}` carries out the order `quota`. Nobody has to sign in to
/// it: it belongs beside clouds in which nothing is real, on one machine.
public struct Console: Sendable {
    /// Answers what a person would read; nil for words that it does not understand.
    public typealias Order = @Sendable (_ words: JSON) -> String?

    private static let place = "/console"
    private let orders: [String: Order]

    public init(_ orders: [String: Order]) { self.orders = orders }

    /// The door of a cloud with the console beside it.
    public func beside(_ cloud: @escaping Transport) -> Transport {
        { request in
            guard let path = URLComponents(string: request.url)?.path,
                path == Self.place || path.hasPrefix(Self.place + "/")
            else { return try await cloud(request) }
            return answer(String(path.dropFirst(Self.place.count + 1)), request)
        }
    }

    private func answer(_ name: String, _ request: Request) -> Response {
        guard let order = orders[name] else {
            return Self.said("The console takes \(orders.keys.sorted().joined(separator: ", ")).", status: 404)
        }
        guard request.method == "POST" else { return Self.said("Send it with POST.", status: 405) }
        guard let words = JSON(reading: request.body), let text = order(words) else {
            return Self.said("“\(name)” has other words than these.", status: 400)
        }
        return Self.said(text)
    }

    private static func said(_ text: String, status: Int = 200) -> Response {
        Response(
            status: status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: .init(Array("\(text)\n".utf8))
        )
    }
}
