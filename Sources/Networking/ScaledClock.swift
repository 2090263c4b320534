import Domain
import Foundation

/// The clock of a cloud that runs `speed` times as fast as ours, from the moment it was made.
///
/// It counts on the machine's steady clock: setting the time of day does not disturb it.
public struct ScaledClock: Sendable {
    public let speed: Double
    private let start: Date
    private let elapsed: @Sendable () -> Duration

    public init(speed: Double) {
        let began = ContinuousClock.now
        self.init(speed: speed, from: Date()) { began.duration(to: .now) }
    }

    init(speed: Double, from start: Date, elapsed: @escaping @Sendable () -> Duration) {
        self.speed = speed
        self.start = start
        self.elapsed = elapsed
    }

    public var now: Date { start + .seconds(elapsed().inSeconds * speed) }
}
