import Domain
import Engine
import Store

public import struct Foundation.Date

/// Visits every owner that is due, some at a time, and delivers what teams are to be told, until it is drained.
///
/// Nothing is kept between two visits: any number of loops may share one store, and one that dies is a longer pause.
public final class Loop: Sendable {
    let controlPlane: ControlPlane
    private let holder: String
    private let limit: Int
    private let leaseLength: Duration
    private let report: @Sendable (any Error) -> Void
    private let onVisited: @Sendable (Visited) -> Void
    private let isDraining = Locked(false)
    private let visiting = Locked(0)
    private let isDelivering = Locked(false)

    /// - Parameters:
    ///   - holder: what this replica's leases are called; unique among all that share the store.
    ///   - limit: how many owners are visited at once.
    ///   - report: is told what the store did not take; the loop goes on.
    ///   - onVisited: told of each visit once it is over.
    public init(
        _ controlPlane: ControlPlane, holder: String, limit: Int = 16, leaseLength: Duration = .seconds(60),
        report: @escaping @Sendable (any Error) -> Void = { _ in },
        onVisited: @escaping @Sendable (Visited) -> Void = { _ in }
    ) {
        self.controlPlane = controlPlane
        self.holder = holder
        self.limit = limit
        self.leaseLength = leaseLength
        self.report = report
        self.onVisited = onVisited
    }

    /// Visits and delivers what is due now, and returns when something is again; nil when nothing ever is.
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
        try await Courier(controlPlane: controlPlane).deliver()
        return try await next()
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
            try await deliverDue(in: &group)
            // A delivery that goes on rings when it is over; until then those that are due wait for it.
            let isBusy = isDelivering.withLock(\.self)
            guard let next = try await next(withDeliveries: !isBusy) else { return nil }
            return max(next.elapsed(since: controlPlane.time.now()), .milliseconds(10))
        } catch {
            report(error)
            return .seconds(5)
        }
    }

    /// One errand at a time, beside the visits: a webhook that does not answer holds nobody up.
    private func deliverDue(in group: inout DiscardingTaskGroup) async throws {
        let now = controlPlane.time.now()
        guard let due = try await controlPlane.store.read({ try $0.nextDelivery() }), due <= now,
            isDelivering.withLock({ isDelivering in
                defer { isDelivering = true }
                return !isDelivering
            })
        else { return }
        group.addTask {
            do { try await Courier(controlPlane: self.controlPlane).deliver() } catch { self.report(error) }
            self.isDelivering.withLock { $0 = false }
            self.controlPlane.bell.ring()
        }
    }

    private func next(withDeliveries: Bool = true) async throws -> Date? {
        try await controlPlane.store.read { transaction in
            let delivery = withDeliveries ? try transaction.nextDelivery() : nil
            return try [transaction.nextLook(), delivery].compactMap(\.self).min()
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
        let began = controlPlane.time.now()
        var isTroubled = true
        defer {
            let length = controlPlane.time.now().elapsed(since: began)
            onVisited(Visited(kind: lease.kind.rawValue, isTroubled: isTroubled, length: length))
        }
        do {
            try await HeldLease.$current.withValue(held) {
                switch lease.kind {
                case .cluster: try await ClusterVisit(controlPlane: controlPlane, lease: lease, held: held).pay()
                case .credential: try await CredentialVisit(controlPlane: controlPlane, lease: lease).pay()
                }
            }
            isTroubled = false
        } catch is LeaseLost {
            // Somebody else goes on from what is stored.
        } catch let error as JournalError where error.underlying is LeaseLost {
        } catch let error as JournalError {
            throw error.underlying
        }
    }
}
