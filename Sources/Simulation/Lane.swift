import Dispatch

/// Runs tasks one piece at a time, in the order in which they became ready: so that a seed replays.
public final class Lane: TaskExecutor {
    private let queue: DispatchQueue

    public init(_ name: String) { queue = DispatchQueue(label: name) }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// One piece of work in a lane of its own.
public func onLane<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
    try await withTaskExecutorPreference(Lane("lane"), operation: body)
}
