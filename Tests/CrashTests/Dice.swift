import Domain
import Simulation

/// Chance that a seed repeats (SplitMix64).
final class Dice: Sendable {
    private let state: Locked<UInt64>

    init(seed: UInt64) { state = Locked(seed &* 0x9e37_79b9_7f4a_7c15 &+ 0x1234_5678) }

    func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }

    /// From 0 to 1.
    func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

    func isLucky(_ chance: Double) -> Bool { share() < chance }

    func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
