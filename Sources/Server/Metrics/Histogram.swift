import Domain

/// How often something took up to so long.
struct Histogram: Sendable {
    /// Seconds, ascending.
    let bounds: [Double]
    /// How many took at most as long as the bound of the same place, and longer than the one before; the last: longer.
    private(set) var counts: [Int]
    /// Seconds.
    private(set) var sum = 0.0

    init(bounds: [Double]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    mutating func add(_ length: Duration) {
        // A clock that was set back measures nothing.
        let seconds = max(0, length.inSeconds)
        counts[bounds.firstIndex { seconds <= $0 } ?? bounds.count] += 1
        sum += seconds
    }
}
