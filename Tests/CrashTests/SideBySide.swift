import Simulation

/// Trials, spread over lanes that run side by side.
func sideBySide<Item: Sendable, Result: Sendable>(
    _ items: [Item], lanes count: Int, _ body: @escaping @Sendable (Item) async -> Result
) async -> [Result] {
    let lanes = (0..<count).map { Lane("lane-\($0)") }
    return await withTaskGroup(of: [(Int, Result)].self) { group in
        for (number, lane) in lanes.enumerated() {
            group.addTask(executorPreference: lane) {
                var results: [(Int, Result)] = []
                for index in stride(from: number, to: items.count, by: count) {
                    results.append((index, await body(items[index])))
                }
                return results
            }
        }
        return await group.reduce(into: [(Int, Result)]()) { $0 += $1 }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
