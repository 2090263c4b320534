import class Foundation.NSLock

/// A slip of paper that one verb writes on and the reconciler reads afterwards.
final class Note: @unchecked Sendable {
    private var text: String?
    private let lock = NSLock()

    func write(_ text: String) { lock.withLock { self.text = text } }

    var written: String? { lock.withLock { text } }
}
