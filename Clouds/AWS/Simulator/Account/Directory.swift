import Foundation

/// Things that a name tells apart. Slow to show what is new and what is gone; its own bookkeeping never lags.
struct Directory<Item: Sendable>: Sendable {
    private struct Entry: Sendable {
        var item: Item
        let shownFrom: Date
    }

    private var entries: [String: Entry] = [:]
    /// What is gone and still shown, until when.
    private var echoes: [String: (item: Item, until: Date)] = [:]

    /// What is really there, by name.
    var all: [Item] { entries.sorted { $0.key < $1.key }.map(\.value.item) }

    var count: Int { entries.count }

    /// What is really there. Assigning changes an entry and never makes one.
    subscript(name: String) -> Item? {
        get { entries[name]?.item }
        set {
            guard let newValue else { return }
            entries[name]?.item = newValue
        }
    }

    mutating func add(_ item: Item, named name: String, shownFrom: Date = .distantPast) {
        entries[name] = Entry(item: item, shownFrom: shownFrom)
        echoes[name] = nil
    }

    /// Takes it away; calls go on to find it until `shownUntil`.
    mutating func remove(_ name: String, shownUntil: Date = .distantPast) {
        guard let entry = entries.removeValue(forKey: name) else { return }
        if shownUntil > .distantPast { echoes[name] = (entry.item, shownUntil) }
    }

    /// What a call finds at `now`.
    func found(_ name: String, at now: Date) -> Item? {
        if let entry = entries[name] { return entry.shownFrom <= now ? entry.item : nil }
        return echoes[name].flatMap { $0.until > now ? $0.item : nil }
    }

    /// What a list shows at `now`, by name.
    func shown(at now: Date) -> [Item] {
        Set(entries.keys).union(echoes.keys).sorted().compactMap { found($0, at: now) }
    }
}
