import API
import Foundation

extension Client {
    /// The path of something of this workspace; every part is escaped.
    func path(_ parts: String...) -> String {
        let all = ["workspaces", workspace] + parts
        return "/api/v1/" + all.map(\.escapedForPath).joined(separator: "/")
    }

    func cluster(_ name: String) async throws -> ClusterBody { try await get(path("clusters", name)) }

    func provider(_ id: String) async throws -> ProviderBody {
        try await get("/api/v1/providers/\(id.escapedForPath)")
    }

    func document(_ name: String, of provider: String) async throws -> DocumentBody {
        try await get("/api/v1/providers/\(provider.escapedForPath)/documents/\(name.escapedForPath)")
    }

    /// All pages of a list.
    func all<Item: Codable & Sendable>(_ path: String, of type: Item.Type = Item.self) async throws -> [Item] {
        var page = try await get("\(path)?limit=200", as: Page<Item>.self)
        var items = page.items
        while let next = page.next {
            page = try await get("\(path)?limit=200&after=\(next.escapedForPath)", as: Page<Item>.self)
            items += page.items
        }
        return items
    }

    /// A key that makes the same request, sent twice, one.
    static func onceOnly() -> [String: String] { ["Idempotency-Key": "\"\(UUID().uuidString.lowercased())\""] }
}

extension String {
    var escapedForPath: String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~.")
        // A lone dot or two would be taken for a folder.
        guard self != ".", self != ".." else { return replacing(".", with: "%2E") }
        return addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
