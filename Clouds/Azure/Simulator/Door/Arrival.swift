import Cloud
import Foundation
import Simulation

/// A request, taken apart.
struct Arrival: Sendable {
    /// Which of Azure's doors it came to.
    enum Door: Sendable { case login, manager, graph, metadata }

    let request: Request
    let door: Door
    /// The scheme and host that it came to, `https://management.azure.com`: what is handed out begins with it.
    let base: String
    let method: String
    let segments: [String]
    /// By name in lower case.
    let query: [String: String]

    static let hosts: [String: Door] = [
        "login.microsoftonline.com": .login, "management.azure.com": .manager, "graph.microsoft.com": .graph,
    ]

    /// Nil where nobody listens: at one of Azure's own hosts another door's path, or a host that Azure does not have.
    init?(_ request: Request) {
        guard let scheme = request.url.firstRange(of: "://") else { return nil }
        let rest = request.url[scheme.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let address = String(rest[..<end])
        let host = request.headers["host"] ?? address
        let halves = rest[end...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        segments = (halves.first ?? "").split(separator: "/").map { String($0).removingPercentEncoding ?? String($0) }
        query = Dictionary(Self.fields(halves.count > 1 ? String(halves[1]) : "").map { ($0.lowercased(), $1) }) { $1 }
        base = request.url[..<scheme.upperBound] + host
        method = request.method.uppercased()
        self.request = request
        let name = host.prefix { $0 != ":" }.lowercased()
        let path = Self.door(of: segments)
        switch Self.hosts[name] {
        case .login?: door = .login
        case .graph?: door = .graph
        case let named?:
            door = path == .metadata ? .metadata : named
        case nil:
            guard !name.hasSuffix(".azure.com"), !name.hasSuffix(".microsoft.com") else { return nil }
            door = path
        }
    }

    /// Whose path it is, where one address stands for all doors.
    private static func door(of segments: [String]) -> Door {
        switch segments.first?.lowercased() {
        case "metadata": .metadata
        case "subscriptions", "providers", nil: .manager
        case "v1.0", "beta": .graph
        default: .login
        }
    }

    /// The fields of a form or of a query, decoded.
    static func fields(_ text: String) -> [(String, String)] {
        text.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(halves[0]), halves.count > 1 ? decoded(halves[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return String(spaced).removingPercentEncoding ?? String(spaced)
    }
}
