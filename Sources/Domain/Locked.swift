import class Foundation.NSLock

/// A value that one thread at a time may touch.
///
/// A plain lock and not `Mutex`, which ThreadSanitizer misjudges on Linux (swift 6.3).
public final class Locked<Value>: @unchecked Sendable {
    private var value: Value
    private let lock = NSLock()

    public init(_ value: Value) { self.value = value }

    public func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
