import ControlPlane
import Domain
import Hummingbird
import ServiceLifecycle

/// Says whenever what a page shows has changed, as server-sent events (HTML standard, 9.2).
struct LiveFeed: Sendable {
    let bell: Bell
    let time: Time
    /// Of what the page would show now.
    let mark: @Sendable () async throws -> String

    /// Proxies and browsers give up on a connection where nothing moves.
    private static let heartbeat = Duration.seconds(15)
    /// A page that is drawn anew more often than this is a flicker, and work for nobody.
    private static let pause = Duration.milliseconds(400)

    private enum Wake { case ring, heartbeat }

    /// Writes until the reader goes, or the server stops.
    func write(to writer: inout any ResponseBodyWriter) async throws {
        let (wakes, waker) = AsyncStream<Wake>.makeStream(bufferingPolicy: .bufferingNewest(2))
        try await withThrowingTaskGroup(of: Void.self) { [bell, time] group in
            // Listening before reading: what happens in between is a ring that is heard.
            let rings = bell.rings()
            group.addTask {
                for await _ in rings {
                    waker.yield(.ring)
                    try await time.sleep(Self.pause)
                }
            }
            group.addTask {
                while true {
                    try await time.sleep(Self.heartbeat)
                    waker.yield(.heartbeat)
                }
            }
            defer { group.cancelAll() }
            var last = try await mark()
            try await writer.write(Self.event(last))
            for await wake in wakes.cancelOnGracefulShutdown() {
                switch wake {
                case .ring:
                    let mark = try await mark()
                    guard mark != last else { continue }
                    last = mark
                    try await writer.write(Self.event(mark))
                case .heartbeat: try await writer.write(ByteBuffer(string: ": still here\n\n"))
                }
            }
        }
    }

    private static func event(_ mark: String) -> ByteBuffer { ByteBuffer(string: "event: mark\ndata: \(mark)\n\n") }
}
