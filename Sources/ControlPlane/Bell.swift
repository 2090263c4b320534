import Domain

/// Says "look" to whoever listens, never what at. Rings that nobody has heard yet are one ring.
public final class Bell: Sendable {
    private struct Listeners {
        var next = 0
        var open: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let listeners = Locked(Listeners())

    public init() {}

    public func ring() {
        for listener in listeners.withLock({ Array($0.open.values) }) { listener.yield() }
    }

    /// Every ring from now on, until the listening task ends.
    public func rings() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { listener in
            let number = listeners.withLock { listeners in
                listeners.next += 1
                listeners.open[listeners.next] = listener
                return listeners.next
            }
            listener.onTermination = { [listeners] _ in listeners.withLock { $0.open[number] = nil } }
        }
    }
}
