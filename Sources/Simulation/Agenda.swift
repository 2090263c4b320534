public import Foundation

/// What will happen by itself, in the order in which it is due.
public struct Agenda<Event: Sendable>: Sendable {
    private var entries: [(due: Date, event: Event)] = []

    public init() {}

    public var next: Date? { entries.first?.due }

    public mutating func add(_ event: Event, at due: Date) {
        let place = entries.firstIndex { $0.due > due } ?? entries.endIndex
        entries.insert((due, event), at: place)
    }

    /// The next event that is due by `now`, taken off the agenda.
    public mutating func take(by now: Date) -> (due: Date, event: Event)? {
        guard let first = entries.first, first.due <= now else { return nil }
        return entries.removeFirst()
    }
}
