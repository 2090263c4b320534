/// The operator's settings as they are stored.
public struct StoredSettings: Hashable, Sendable {
    public let settings: OperatorSettings
    /// Counts changes, from 1 on: a change names the version that it read.
    public let version: Int

    public init(settings: OperatorSettings, version: Int) {
        self.settings = settings
        self.version = version
    }
}
