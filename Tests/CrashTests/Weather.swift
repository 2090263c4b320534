import Domain
import Foundation
import Simulation

/// What goes wrong in one random trial, decided by its seed: deaths, lost messages, throttling, refusals, slowness.
///
/// It clears up after some hours, so that every trial can end.
final class Weather: Sendable {
    private let dice: Dice
    private let clock = Locked<VirtualClock?>(nil)
    private let start = VirtualClock().now
    let lag: Duration
    /// The cloud is as slow as it really is, or quicker than anybody expects.
    let haste: Double
    /// Deletes the cluster before it runs, after that many calls and writes.
    let changesMind: Bool
    let patience: Int
    private let deathRate: Double
    private let faultRate: Double
    /// While the credential is revoked, counted from the start.
    private let outage: ClosedRange<Double>?

    init(seed: UInt64) {
        let dice = Dice(seed: seed ^ 0x5eed)
        self.dice = dice
        lag = .seconds(dice.below(100))
        haste = [1, 10, 40, 40][dice.below(4)]
        changesMind = dice.isLucky(0.5)
        patience = 20 + dice.below(400)
        deathRate = [0, 0.001, 0.004, 0.01][dice.below(4)]
        faultRate = [0, 0.01, 0.04, 0.1][dice.below(4)]
        let begin = Double(dice.below(1800))
        outage = dice.isLucky(0.25) ? begin...(begin + Double(60 + dice.below(600))) : nil
    }

    func attach(_ clock: VirtualClock) { self.clock.withLock { $0 = clock } }

    /// Seconds since the trial began; nil before it did, or when the weather has cleared up.
    private var elapsed: Double? {
        guard let now = clock.withLock({ $0?.now }) else { return nil }
        let elapsed = now.timeIntervalSince(start)
        return elapsed < 3 * 3600 ? elapsed : nil
    }

    func mortality(_ clock: VirtualClock) -> Mortality {
        Mortality { [self] in
            guard elapsed != nil, dice.isLucky(deathRate) else { return nil }
            return dice.isLucky(0.5) ? .before : .after
        }
    }

    var faults: Faults {
        { [self] call in
            guard let elapsed else { return nil }
            if let outage, outage.contains(elapsed) { return .revoke }
            guard dice.isLucky(faultRate) else { return nil }
            switch dice.below(8) {
            case 0: return .loseRequest
            case 1, 2: return .loseReply
            case 3: return .throttle(retryAfter: nil)
            case 4: return .throttle(retryAfter: .seconds(1 + dice.below(20)))
            case 5: return .serverError(status: 503, carriedOut: false)
            case 6: return .serverError(status: 500, carriedOut: call.isMutating)
            default: return .garble
            }
        }
    }
}
