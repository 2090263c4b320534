import Cloud
import Domain
import Engine
import Store

import struct Foundation.Date

/// One look at a cluster, from the lease to what is stored of it.
struct ClusterVisit: Sendable {
    let controlPlane: ControlPlane
    let lease: Lease
    let held: HeldLease

    /// What is read at the beginning.
    private struct Found: Sendable {
        let stored: StoredCluster
        let credential: Credential
        let memory: Memory
        let medians: [String: Duration]
    }

    private var store: Store { controlPlane.store }
    private var time: Time { controlPlane.time }

    /// Throws what the store did not take.
    func pay() async throws {
        let found = try await look()
        guard let provider = controlPlane.providers.first(where: { $0.id == found.stored.cluster.provider }) else {
            return try await stop(at: .withoutProvider(found.stored.cluster.provider))
        }
        if isNothingThere(found) { return try await close(found) }
        guard found.credential.phase == .ready else {
            return try await stop(at: .withoutCredential(found.credential), for: .minutes(10))
        }
        let sealed = try await controlPlane.sealed(
            found.credential, version: found.credential.version, for: .routine("cluster \(lease.owner)"))
        let cluster: Cluster
        let graph: any Reconcilable
        do {
            let open = try controlPlane.open(found.credential, version: found.credential.version, sealed: sealed)
            cluster = try await settled(found.stored.cluster, through: provider, using: open)
            graph = try provider.cluster(
                cluster, owner: controlPlane.owner(of: cluster), known: found.memory.records.keys.sorted(), using: open)
        } catch let error as JournalError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            return try await stop(at: error as? Problem ?? provider.explain(error))
        }
        let progress = try await graph.pass(
            toward: lease.goal, generation: lease.generation, from: found.memory, journal: journal)
        try await store(progress, of: graph, found: found)
    }

    private func look() async throws -> Found {
        let lease = lease
        return try await store.read { transaction in
            guard let stored = try transaction.cluster(.init(rawValue: lease.owner)),
                let credential = try transaction.credential(stored.cluster.credential)
            else { throw LeaseLost(owner: lease.owner) }
            let isQuiet = stored.standing.isReached && stored.standing.reached == stored.standing.generation
            return Found(
                stored: stored, credential: credential, memory: try transaction.memory(of: lease.owner),
                medians: isQuiet
                    ? [:]
                    : try transaction.medians(provider: stored.cluster.provider, region: stored.cluster.region))
        }
    }

    /// Every create is written down before it is sent. So where nothing is, nothing was sent.
    private func isNothingThere(_ found: Found) -> Bool {
        let isAble = found.credential.phase == .ready && found.stored.cluster.choices != nil
        return lease.goal == .absent && !isAble && found.memory.records.isEmpty && found.memory.attempts.isEmpty
    }

    /// The cluster with its choices, made now and kept if they never were.
    private func settled(
        _ cluster: Cluster, through provider: any Provider, using open: OpenCredential
    ) async throws -> Cluster {
        guard cluster.choices == nil else { return cluster }
        let choices: Cluster.Choices
        do { choices = try await provider.choose(for: cluster, using: open) } catch {
            // A new account may not even say what it has on offer before parts of it are switched on.
            _ = try? await provider.prepare(open)
            throw error
        }
        let lease = lease
        do { try await store.write { try $0.keep(choices, under: lease) } } catch { throw JournalError(error) }
        var cluster = cluster
        cluster.choices = choices
        return cluster
    }

    private var journal: Journal {
        Journal { step, settle in
            // Long enough for the call that follows.
            try await held.outlast(.seconds(30))
            let token = controlPlane.random.text(of: Randomness.letters + Randomness.digits, count: 32)
            let now = time.now()
            do {
                return try await store.write { try $0.begin(step, settle: settle, token: token, under: lease, at: now) }
            } catch { throw JournalError(error) }
        }
    }

    private func store(_ progress: Engine.Progress, of graph: any Reconcilable, found: Found) async throws {
        let herald = controlPlane.herald
        let now = herald.now
        let pass = FinishedPass(
            lease: lease, memory: found.memory, progress: progress, graphVersion: graph.version,
            wanted: Set(graph.stepNames), expectedAt: expected(progress, of: graph, found: found, at: now), at: now,
            pace: time.pace)
        let cluster = found.stored.cluster
        let doubted = progress.doubtsCredential ? found.credential : nil
        try await store.write { transaction in
            try transaction.store(pass)
            try herald.tell(
                of: cluster, stoppedBy: progress.stop, isReached: progress.isReached, transaction)
            // The cloud refused the key itself: find out at once whether it is still good.
            if let doubted, doubted.validatedAt.map({ $0 < now - .minutes(1) }) ?? true {
                try transaction.ring(doubted.id.rawValue, at: now)
            }
        }
    }

    /// Shrinks as steps get ready, and moves only when it is over.
    private func expected(
        _ progress: Engine.Progress, of graph: any Reconcilable, found: Found, at now: Date
    ) -> Date? {
        guard lease.goal == .present else { return nil }
        let ready = Set(progress.records.filter { $0.state == .ready }.map(\.name))
        let new = now + graph.remaining(without: ready, medians: found.medians).atPace(time.pace)
        guard let old = found.stored.standing.expectedAt, old > now, found.memory.generation == lease.generation
        else { return new }
        return min(old, new)
    }

    private func close(_ found: Found) async throws {
        let now = time.now()
        let progress = Progress(records: [], ended: [], lookAt: now, isReached: true, sweep: Sweep())
        let pass = FinishedPass(
            lease: lease, memory: found.memory, progress: progress, graphVersion: 0, wanted: [], expectedAt: nil,
            at: now, pace: time.pace)
        let herald = controlPlane.herald
        let cluster = found.stored.cluster
        try await store.write { transaction in
            try transaction.store(pass)
            try herald.tell(of: cluster, stoppedBy: nil, isReached: true, transaction)
        }
    }

    /// Nothing could be looked at: says why, and when there will be another try.
    private func stop(at problem: Problem, for wait: Duration? = nil) async throws {
        let herald = controlPlane.herald
        let pace = time.pace
        let lease = lease
        try await store.write { transaction in
            try transaction.stop(lease, at: problem, for: wait, pace: pace, telling: herald)
        }
    }
}

extension Engine.Progress {
    /// What a person has to do something about, the most pressing first.
    fileprivate var stop: Problem? { problem ?? records.first { $0.state == .stopped }?.problem }

    /// Whether the cloud refused who asked, rather than what was asked.
    fileprivate var doubtsCredential: Bool {
        problem?.remedy == .fixCredential || records.contains { $0.problem?.remedy == .fixCredential }
    }
}
