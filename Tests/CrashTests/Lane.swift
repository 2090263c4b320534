import Dispatch

/// Runs tasks one piece at a time, in the order in which they became ready: so that a seed replays.
final class Lane: TaskExecutor {
    private let queue: DispatchQueue

    init(_ name: String) { queue = DispatchQueue(label: name) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

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

/// One piece of work in a lane of its own.
func onLane<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
    try await withTaskExecutorPreference(Lane("lane"), operation: body)
}
