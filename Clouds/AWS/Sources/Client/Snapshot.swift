/// What was listed during one pass, asked for once and shared by all steps, also while the answer is on its way.
actor Snapshot {
    private enum List {
        /// Somebody is asking; these wait for the same answer.
        case awaited([CheckedContinuation<any Sendable, any Error>])
        case known(Result<any Sendable, any Error>)
    }

    private var lists: [String: List] = [:]

    func once<List: Sendable>(
        _ name: String, _ list: @escaping @Sendable () async throws -> List
    ) async throws -> List {
        guard let list = try await answer(to: name, list) as? List else {
            preconditionFailure("\(name) is listed as two types")
        }
        return list
    }

    private func answer(
        to name: String, _ list: @escaping @Sendable () async throws -> any Sendable
    ) async throws -> any Sendable {
        switch lists[name] {
        case .known(let result): return try result.get()
        case .awaited:
            return try await withCheckedThrowingContinuation { waiter in
                guard case .awaited(let others) = lists[name] else { preconditionFailure("an answer nobody saw come") }
                lists[name] = .awaited(others + [waiter])
            }
        case nil: return try await ask(name, list)
        }
    }

    private func ask(
        _ name: String, _ list: @escaping @Sendable () async throws -> any Sendable
    ) async throws -> any Sendable {
        lists[name] = .awaited([])
        let result: Result<any Sendable, any Error>
        do { result = .success(try await list()) } catch { result = .failure(error) }
        if case .awaited(let waiters) = lists[name] { for waiter in waiters { waiter.resume(with: result) } }
        lists[name] = .known(result)
        return try result.get()
    }
}
