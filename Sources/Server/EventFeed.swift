import API
import ControlPlane
import Domain
import Hummingbird
import ServiceLifecycle

/// A cluster's events as they happen, as server-sent events (HTML standard, 9.2).
struct EventFeed: Sendable {
    let controlPlane: ControlPlane
    let workspace: Workspace.ID
    let cluster: Cluster.ID
    let after: Int64
    /// Who reads, with the rights of when they began.
    let caller: Caller
    let time: Time

    /// Proxies and clients give up on a connection where nothing moves.
    private static let heartbeat = Duration.seconds(15)
    private static let batch = 500

    private enum Wake { case ring, heartbeat }

    /// Writes until the reader goes, or the server stops.
    func write(to writer: inout any ResponseBodyWriter) async throws {
        let (wakes, waker) = AsyncStream<Wake>.makeStream(bufferingPolicy: .bufferingNewest(2))
        try await withThrowingTaskGroup(of: Void.self) { [bell = controlPlane.bell, time] group in
            // Listening before reading: what happens in between is a ring that is heard.
            let rings = bell.rings()
            group.addTask { for await _ in rings { waker.yield(.ring) } }
            group.addTask {
                while true {
                    try await time.sleep(Self.heartbeat)
                    waker.yield(.heartbeat)
                }
            }
            defer { group.cancelAll() }
            var last = try await writeEvents(after: after, to: &writer)
            for await wake in wakes.cancelOnGracefulShutdown() {
                switch wake {
                case .ring: last = try await writeEvents(after: last, to: &writer)
                case .heartbeat:
                    _ = try await controlPlane.renewed(caller)
                    try await writer.write(ByteBuffer(string: ": still here\n\n"))
                }
            }
        }
    }

    /// Returns the id of the last event that was ever written.
    private func writeEvents(after id: Int64, to writer: inout any ResponseBodyWriter) async throws -> Int64 {
        // Rights that were taken away meanwhile, or a session that was ended, end this as well.
        let caller = try await controlPlane.renewed(caller)
        var last = id
        while true {
            let events = try await controlPlane.clusterEvents(
                cluster.rawValue, after: last, limit: Self.batch, in: workspace, as: caller)
            for event in events {
                var frame = ByteBuffer(string: "id: \(event.id)\nevent: \(event.kind.rawValue)\ndata: ")
                frame.writeBytes(try JSON.encode(EventBody(event)))
                frame.writeString("\n\n")
                try await writer.write(frame)
                last = event.id
            }
            if events.count < Self.batch { return last }
        }
    }
}
