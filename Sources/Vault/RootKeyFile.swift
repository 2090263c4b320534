import Crypto
import Domain
import Foundation

/// The file that holds an installation's root key: 32 raw bytes that only its owner may read.
public struct RootKeyFile: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// The key in the file, or nil where there is no file.
    func key() throws(Problem) -> RootKey? {
        // A start that died between the two names of a new key left the second one.
        unlink(partialPath)
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw unusable("opened")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw unusable("opened") }
        if let problem = problem(withModeOf: status) { throw problem }
        // One byte more than the longest encoding of a key, and a line end: enough to say what is in the file.
        var contents = [UInt8](repeating: 0, count: 128)
        defer { contents.withUnsafeMutableBytes { $0.wipe() } }
        let count = contents.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw unusable("read") }
        if let problem = problem(withContents: contents[..<count], size: Int(status.st_size)) { throw problem }
        return RootKey(key: SymmetricKey(data: contents[..<count]))
    }

    /// Makes the file, on the first start of an installation. The caller holds the data folder's lock.
    ///
    /// The file appears whole or not at all, and is on disk when this returns.
    func makeKey() throws(Problem) -> RootKey {
        defer { unlink(partialPath) }
        try write(.generate(), to: partialPath)
        // Unlike a rename, a link never replaces a key that is already there.
        guard link(partialPath, path) == 0 else { throw unusable("created") }
        try syncFolder()
        // Read back, so that a file system which keeps no permissions is refused before anything is sealed.
        guard let key = try key() else { throw missing }
        return key
    }

    var missing: Problem {
        Problem(
            "The root key file \(path) is missing, and this database holds secrets that only its key opens.",
            advice: "Put the file back from its backup.", remedy: .askOperator)
    }

    private var partialPath: String { path + ".partial" }

    private func write(_ root: RootKey, to path: String) throws(Problem) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o400)
        guard file >= 0 else { throw unusable("created") }
        defer { close(file) }
        let count = root.key.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        guard count == RootKey.length, fsync(file) == 0 else { throw unusable("written") }
    }

    private func syncFolder() throws(Problem) {
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw unusable("written") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw unusable("written") }
    }

    /// Says what the system said of the call just made.
    private func unusable(_ verb: String) -> Problem {
        Problem(
            "The root key file \(path) cannot be \(verb): \(String(cString: strerror(errno))).",
            advice: "Give Freehold a data folder on a local disk that it may write to.", remedy: .askOperator)
    }
}
