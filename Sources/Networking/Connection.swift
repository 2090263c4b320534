import Hummingbird

/// The connection that a request came on.
struct Connection: InitializableFromSource {
    let cut: @Sendable () -> Void

    init(source: ApplicationRequestContextSource) {
        cut = { [channel = source.channel] in channel.close(promise: nil) }
    }
}
