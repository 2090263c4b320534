/// What is rolled is the same each time, for the same seed.
struct RolledDice: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// From 0 to below `sides`.
    mutating func roll(_ sides: Int) -> Int {
        // SplitMix64.
        state &+= 0x9e37_79b9_7f4a_7c15
        var number = state
        number = (number ^ (number >> 30)) &* 0xbf58_476d_1ce4_e5b9
        number = (number ^ (number >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((number ^ (number >> 31)) % UInt64(sides))
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
}
