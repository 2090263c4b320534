import Domain
import Foundation

/// The file in the data folder that hands the first token to whoever owns the machine.
public struct AdminTokenFile: Sendable {
    public let path: String

    public init(folder: String) { path = folder + "/admin-token" }

    /// The token in the file; one that was written by a start which died before it could be stored is taken up.
    func text() -> TokenText? {
        guard let contents = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return TokenText(contents.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Writes the file, readable by its owner alone; it appears whole or not at all.
    func write(_ text: TokenText) throws {
        let partial = path + ".partial"
        unlink(partial)
        let file = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o400)
        guard file >= 0 else { throw unusable }
        defer { close(file) }
        let line = text.secret.withValue { Array(($0 + "\n").utf8) }
        guard Foundation.write(file, line, line.count) == line.count, fsync(file) == 0, rename(partial, path) == 0
        else { throw unusable }
        try syncFolder()
    }

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

extension ControlPlane {
    /// On the first start, makes the first token and writes it to the file. Returns whether it did.
    @discardableResult public func makeFirstToken(in file: AdminTokenFile) async throws -> Bool {
        guard try await store.read({ try $0.tokens() }).isEmpty else { return false }
        // The file first: a hash whose token nobody ever saw would lock everybody out.
        let text = file.text() ?? TokenText(from: random)
        try file.write(text)
        let token = Token(
            id: .init(rawValue: random.id()), name: "admin", prefix: text.prefix, createdAt: time.now())
        try await store.write { try $0.add(token, text, as: .ourselves) }
        return true
    }
}
