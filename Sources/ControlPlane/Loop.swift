import Domain
import Engine
import Store

public import struct Foundation.Date

/// Visits every owner that is due, some at a time, until it is drained.
///
/// Nothing is kept between two visits: any number of loops may share one store, and one that dies is a longer pause.
public final class Loop: Sendable {
    let controlPlane: ControlPlane
    private let holder: String
    private let limit: Int
    private let leaseLength: Duration
    private let report: @Sendable (any Error) -> Void
    private let isDraining = Locked(false)
    private let visiting = Locked(0)

    /// - Parameters:
    ///   - holder: what this replica's leases are called; unique among all that share the store.
    ///   - limit: how many owners are visited at once.
    ///   - report: is told what the store did not take; the loop goes on.
    public init(
        _ controlPlane: ControlPlane, holder: String, limit: Int = 16, leaseLength: Duration = .seconds(60),
        report: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.controlPlane = controlPlane
        self.holder = holder
        self.limit = limit
        self.leaseLength = leaseLength
        self.report = report
    }

    /// Visits what is due now, and returns when the next owner is; nil when none ever is.
    ///
    /// Throws what the store did not take, once every visit of this step is over.
    public func step() async throws -> Date? {
        let leases = try await claim(limit)
        let troubles = await withTaskGroup(of: (any Error)?.self) { group in
            for lease in leases {
                group.addTask {
                    do { try await self.visit(lease) } catch { return error }
                    return nil
                }
            }
            return await group.reduce(into: [any Error]()) { if let trouble = $1 { $0.append(trouble) } }
        }
        if let trouble = troubles.first { throw trouble }
        return try await controlPlane.store.read { try $0.nextLook() }
    }

    /// Visits owners as they come due, or as somebody rings. Returns once drained; when its task is cancelled, the
    /// visits are as well.
    public func run() async {
        let bell = controlPlane.bell
        let rings = bell.rings()
        bell.ring()
        // Discarding: another group would keep the result of every visit until the server stops.
        await withDiscardingTaskGroup { group in
            var alarm: Task<Void, Never>?
            for await _ in rings {
                alarm?.cancel()
                if isDraining.withLock({ $0 }) { break }
                alarm = await visitDue(in: &group).map { wait in
                    Task { [time = controlPlane.time] in
                        guard (try? await time.sleep(wait)) != nil else { return }
                        bell.ring()
                    }
                }
            }
            alarm?.cancel()
        }
    }

    /// Begins nothing new; `run` returns when the visits that have begun are over.
    public func drain() {
        isDraining.withLock { $0 = true }
        controlPlane.bell.ring()
    }

    /// Begins a visit to everyone due that there is room for.
    /// Returns how long to wait for the next; nil to wait for a ring.
    private func visitDue(in group: inout DiscardingTaskGroup) async -> Duration? {
        let room = limit - visiting.withLock { $0 }
        guard room > 0 else { return nil }
        do {
            for lease in try await claim(room) {
                visiting.withLock { $0 += 1 }
                group.addTask {
                    do { try await self.visit(lease) } catch { self.report(error) }
                    self.visiting.withLock { $0 -= 1 }
                    self.controlPlane.bell.ring()
                }
            }
            guard let next = try await controlPlane.store.read({ try $0.nextLook() }) else { return nil }
            return max(next.elapsed(since: controlPlane.time.now()), .milliseconds(10))
        } catch {
            report(error)
            return .seconds(5)
        }
    }

    private func claim(_ count: Int) async throws -> [Lease] {
        let now = controlPlane.time.now()
        return try await controlPlane.store.write { [holder, leaseLength] in
            try $0.claim(upTo: count, holder: holder, for: leaseLength, at: now)
        }
    }

    private func visit(_ lease: Lease) async throws {
        let held = HeldLease(lease, in: controlPlane.store, time: controlPlane.time, length: leaseLength)
        do {
            try await HeldLease.$current.withValue(held) {
                switch lease.kind {
                case .cluster: try await ClusterVisit(controlPlane: controlPlane, lease: lease, held: held).pay()
                case .credential: try await CredentialVisit(controlPlane: controlPlane, lease: lease).pay()
                }
            }
        } catch is LeaseLost {
            // Somebody else goes on from what is stored.
        } catch let error as JournalError where error.underlying is LeaseLost {
        } catch let error as JournalError {
            throw error.underlying
        }
    }
}
