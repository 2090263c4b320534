/// A value that never appears in a log, an error or a JSON body.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    public init(_ value: String) { self.value = value }

    /// Opens the secret for the length of `body`.
    public func withValue<Result>(_ body: (String) throws -> Result) rethrows -> Result { try body(value) }

    public var description: String { "•••" }
    public var debugDescription: String { "•••" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
