import ControlPlane
import ServiceLifecycle

/// The loop, as long as the server runs.
struct Rounds: Service {
    let loop: Loop

    func run() async throws {
        await withGracefulShutdownHandler {
            await loop.run()
        } onGracefulShutdown: {
            loop.drain()
        }
    }
}
