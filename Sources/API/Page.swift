/// A part of a list, in the list's order.
public struct Page<Item: Codable & Sendable>: Codable, Sendable {
    public let items: [Item]
    /// What `after` is for the next page; absent on the last one.
    public let next: String?

    public init(_ items: [Item], next: String? = nil) {
        self.items = items
        self.next = next
    }
}
