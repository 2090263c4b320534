import Domain
import Engine
import Foundation
import Store

/// What the tests store.
enum Sample {
    static let start = Date(timeIntervalSince1970: 1_790_000_000)

    static func store(pageLimit: Int? = nil) async throws -> Store {
        try await Store(SQLite(inMemoryWithPageLimit: pageLimit))
    }

    /// A store with one credential `k1` and one cluster `c1`, both due at once.
    static func inhabited() async throws -> Store {
        let store = try await store()
        try await store.write { transaction in
            try transaction.insert(credential())
            try transaction.insert(cluster())
        }
        return store
    }

    static func credential(_ id: String = "k1", name: String = "main") -> Credential {
        Credential(
            id: .init(rawValue: id), workspace: .init(rawValue: "default"), name: name, provider: "toy",
            fields: ["keyID": "TK1"], createdAt: start)
    }

    static func cluster(_ id: String = "c1", name: String = "payments", at date: Date = start) throws -> Cluster {
        Cluster(
            id: .init(rawValue: id), workspace: .init(rawValue: "default"), name: name, kind: .dedicated,
            provider: "toy", region: "north", credential: .init(rawValue: "k1"),
            spec: .init(
                size: "small", nodes: try .init(min: 1, max: 1), network: NetworkRange(base: 10 << 24, prefix: 16)),
            createdAt: date)
    }

    static func record(_ name: String, _ state: StepRecord.State = .changing, text: String = "") -> StepRecord {
        var record = StepRecord(name: name)
        record.state = state
        record.text = text
        record.startedAt = start
        return record
    }
}

extension Store {
    /// Claims the cluster `c1` alone, whatever else is due.
    func lease(
        _ holder: String = "a", for duration: Duration = .seconds(60), at now: Date = Sample.start
    ) async throws -> Lease? {
        try await write { try $0.claim(upTo: 10, holder: holder, for: duration, at: now) }.first { $0.owner == "c1" }
    }

    func begin(
        _ step: String = "network", settle: Duration = .seconds(120), token: String = "t", under lease: Lease,
        at now: Date = Sample.start
    ) async throws -> Attempt? {
        try await write { try $0.begin(step, settle: settle, token: token, under: lease, at: now) }
    }

    /// Stores a pass over `c1` that came to these records.
    func finish(
        _ lease: Lease, _ records: [StepRecord], ended: [String] = [], isReached: Bool = false, sweep: Sweep? = nil,
        lookAt: Date = Sample.start + .seconds(30), at now: Date = Sample.start
    ) async throws {
        let memory = try await read { try $0.memory(of: lease.owner) }
        let progress = Progress(records: records, ended: ended, lookAt: lookAt, isReached: isReached, sweep: sweep)
        let pass = FinishedPass(
            lease: lease, memory: memory, progress: progress, graphVersion: 1, wanted: Set(records.map(\.name)),
            expectedAt: now + .minutes(5), at: now, pace: 1)
        try await write { try $0.store(pass) }
    }

    func standing(_ owner: String = "c1") async throws -> Standing { try await read { try $0.standing(of: owner) } }

    func events(_ owner: String = "c1") async throws -> [Event] {
        try await read { try $0.events(of: owner, after: 0, limit: 1000) }
    }
}
