import API
import Domain

extension Inquiry {
    static let standardLimit = 50
    static let greatestLimit = 200

    /// How many items to answer with.
    var limit: Int {
        get throws {
            guard let text = query("limit") else { return Self.standardLimit }
            guard let limit = Int(text), limit > 0 else {
                throw Rejection.unreadable(
                    "limit", "The limit is “\(text.prefix(20))”.",
                    advice: "Give a number from 1 to \(Self.greatestLimit).")
            }
            return min(limit, Self.greatestLimit)
        }
    }

    /// The id after which events are wanted.
    var lastEvent: Int64 {
        get throws {
            guard let text = query("after") ?? header(.lastEventID) else { return 0 }
            guard let id = Int64(text), id >= 0 else {
                throw Rejection.unreadable(
                    "after", "“\(text.prefix(20))” is no id of an event.", advice: "Give the id of the last one seen.")
            }
            return id
        }
    }

    /// The part of a list that was asked for.
    /// - Parameter key: by which the list is ordered, each item's its own: what comes or goes meanwhile moves nothing.
    func page<Item: Codable & Sendable>(of all: [Item], by key: (Item) -> String) throws -> Page<Item> {
        let after = query("after")
        let rest = after.map { after in all.filter { key($0) > after } } ?? all
        let items = Array(rest.prefix(try limit))
        return Page(items, next: items.count < rest.count ? items.last.map(key) : nil)
    }

    /// The same for a list that only grows at its end.
    func page<Item: Codable & Sendable>(of all: [Item]) throws -> Page<Item> {
        var start = 0
        if let text = query("after") {
            guard let count = Int(text), count >= 0 else {
                throw Rejection.unreadable(
                    "after", "“\(text.prefix(20))” is no place in this list.", advice: "Give what `next` was.")
            }
            start = count
        }
        let rest = all.dropFirst(start)
        let items = Array(rest.prefix(try limit))
        return Page(items, next: items.count < rest.count ? String(start + items.count) : nil)
    }
}
