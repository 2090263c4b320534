public import Cloud
import Domain
import Engine
import Store

import struct Foundation.Date

/// The lease on an owner that is being worked on, renewed when something is about to be sent that it might not outlast.
///
/// So a process that slept through its lease sends nothing more: whoever took over is not disturbed.
actor HeldLease {
    /// Of the visit that the current task is part of.
    @TaskLocal static var current: HeldLease?

    private let lease: Lease
    private let store: Store
    private let time: Time
    private let length: Duration
    private var until: Date

    init(_ lease: Lease, in store: Store, time: Time, length: Duration) {
        self.lease = lease
        self.store = store
        self.time = time
        self.length = length
        until = lease.until
    }

    /// Returns once more than `duration` of the lease is left. Throws `JournalError` when somebody else has the owner.
    func outlast(_ duration: Duration) async throws {
        let margin = Duration.seconds(5)
        let now = time.now()
        guard until <= now + duration + margin else { return }
        let next = now + max(length, duration + margin)
        let lease = lease
        do { try await store.write { try $0.hold(lease, until: next) } } catch { throw JournalError(error) }
        until = max(until, next)
    }
}

extension ControlPlane {
    /// Sends nothing that the lease of the visit it belongs to might not outlast. The innermost door: every try counts.
    public static func leased(_ transport: @escaping Transport) -> Transport {
        { request in
            try await HeldLease.current?.outlast(request.deadline)
            return try await transport(request)
        }
    }
}
