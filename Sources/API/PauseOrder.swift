/// Whether a notification target is told nothing for now.
public struct PauseOrder: Codable, Hashable, Sendable {
    public var isPaused: Bool

    public init(isPaused: Bool) { self.isPaused = isPaused }
}
