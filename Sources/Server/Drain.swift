import Domain
import Hummingbird
import ServiceLifecycle

/// Goes on serving for a while after the stop was asked for, and says meanwhile that it is not ready.
struct Drain: Sendable {
    let readiness: Readiness
    let length: Duration
    let time: Time

    /// Runs until the service group around it stops, and then until requests under way came to their end.
    func run(_ application: some Service) async throws {
        var configuration = ServiceGroupConfiguration(services: [application], logger: .init(label: "server"))
        configuration.logger.logLevel = .critical
        let inner = ServiceGroup(configuration: configuration)
        // In a task that does not hear of the stop by itself: it is told when the time has come.
        let serving = Task.detached { try await inner.run() }
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await serving.value
            } onGracefulShutdown: { [readiness, length, time] in
                readiness.stop()
                Task {
                    if length > .zero { try? await time.sleep(length) }
                    await inner.triggerGracefulShutdown()
                }
            }
        } onCancel: {
            serving.cancel()
        }
    }
}
