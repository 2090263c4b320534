import Domain
import Foundation

/// A file that holds one secret, and that its owner alone may read.
public struct PrivateFile: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// What is in it, without blanks around it; nil when there is nothing to read.
    func text() -> String? {
        (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// It appears whole or not at all.
    func write(_ secret: Secret, mode: mode_t = 0o600) throws {
        let partial = path + ".partial"
        unlink(partial)
        let file = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else { throw unusable }
        defer { close(file) }
        let line = secret.withValue { Array(($0 + "\n").utf8) }
        guard Foundation.write(file, line, line.count) == line.count, fsync(file) == 0, rename(partial, path) == 0
        else { throw unusable }
        try syncFolder()
    }

    func remove() { unlink(path) }

    /// Without it a power cut may take the file's new name back, after its hash was stored.
    private func syncFolder() throws {
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw unusable }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw unusable }
    }

    private var unusable: Problem {
        Problem(
            "The file \(path) cannot be written: \(String(cString: strerror(errno))).",
            advice: "Give Freehold a data folder that it may write to.", remedy: .askOperator)
    }
}
