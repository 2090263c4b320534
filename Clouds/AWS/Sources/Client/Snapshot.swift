/// What was listed during one pass, asked for once and shared by all steps, also while the answer is on its way.
actor Snapshot {
    private var lists: [String: Task<any Sendable, any Error>] = [:]

    func once<List: Sendable>(
        _ name: String, _ list: @escaping @Sendable () async throws -> List
    ) async throws -> List {
        let task = lists[name] ?? Task { try await list() }
        lists[name] = task
        guard let list = try await task.value as? List else { preconditionFailure("\(name) is listed as two types") }
        return list
    }
}
