import Foundation

/// Things of one kind in the order in which they were made. Slow to show what is new and what is gone.
struct Shelf<Item: Thing>: Sendable {
    private struct Place: Sendable {
        let number: Int
        var item: Item
        let shownFrom: Date
    }

    private var places: [String: Place] = [:]
    /// What is gone and still listed, until when.
    private var echoes: [String: (place: Place, until: Date)] = [:]
    private var count = 0

    /// What is really there, whether or not it is shown yet.
    var all: [Item] { places.values.sorted { $0.number < $1.number }.map(\.item) }

    var isEmpty: Bool { places.isEmpty }

    /// What is really there; for EC2's own bookkeeping, which never lags.
    subscript(id: String) -> Item? {
        get { places[id]?.item }
        set {
            guard let newValue else { return }
            places[id]?.item = newValue
        }
    }

    mutating func add(_ item: Item, shownFrom: Date = .distantPast) {
        count += 1
        places[item.id] = Place(number: count, item: item, shownFrom: shownFrom)
    }

    /// Takes it away; lists go on to show it until `shownUntil`.
    @discardableResult
    mutating func remove(_ id: String, shownUntil: Date = .distantPast) -> Item? {
        guard let place = places.removeValue(forKey: id) else { return nil }
        if shownUntil > .distantPast { echoes[id] = (place, shownUntil) }
        return place.item
    }

    /// What a list made at `now` contains.
    mutating func shown(at now: Date) -> [Item] {
        echoes = echoes.filter { $0.value.until > now }
        let places = places.values.filter { $0.shownFrom <= now } + echoes.values.map(\.place)
        return places.sorted { $0.number < $1.number }.map(\.item)
    }

    /// What a call other than a list finds at `now`.
    func found(_ id: String, at now: Date) -> Item? {
        guard let place = places[id], place.shownFrom <= now else { return nil }
        return place.item
    }
}
