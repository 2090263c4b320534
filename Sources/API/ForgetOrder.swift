/// That a cluster is let go with all that there is of it.
public struct ForgetOrder: Codable, Hashable, Sendable {
    /// The cluster's name once more.
    public var confirm: String

    public init(confirm: String) { self.confirm = confirm }
}
