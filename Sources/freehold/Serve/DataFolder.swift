import Domain
import Foundation
import Store

/// The folder that holds everything a server keeps, locked while it runs.
final class DataFolder: Sendable {
    let path: String
    private let lock: FolderLock

    /// Makes it, if there is none. Throws a `Problem` when it cannot be used, or another server uses it.
    init(_ path: String, isSimulated: Bool) throws {
        let path = URL(filePath: path).standardizedFileURL.path
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(
                "The data folder \(path) cannot be made.", advice: "Give a folder that you may write to, with --data.",
                remedy: .askOperator)
        }
        self.path = path
        lock = try FolderLock(folder: path)
        try keepApart(isSimulated: isSimulated)
    }

    var database: String { path + "/freehold.db" }
    var rootKey: String { path + "/root.key" }
    /// What the link for the first administrator ends with, while there is none.
    var firstInvitation: String { path + "/first-invitation" }
    func simulatedKey(of cloud: String) -> String { path + "/simulated-\(cloud)-key.json" }

    /// A cluster in a simulated cloud must never be looked for in a real one, where nothing of it is.
    private func keepApart(isSimulated: Bool) throws {
        let mark = path + "/simulated"
        let isMarked = FileManager.default.fileExists(atPath: mark)
        let isUsed = FileManager.default.fileExists(atPath: database)
        guard isUsed else {
            if isSimulated { try write("The clusters in this folder are in a simulated cloud.\n", to: mark) }
            return
        }
        guard isMarked == isSimulated else {
            throw Problem(
                "The data folder \(path) was made for \(isMarked ? "simulated" : "real") clouds.",
                advice: isMarked
                    ? "Add --simulate, or give another folder with --data."
                    : "Leave out --simulate, or give another folder with --data.",
                remedy: .changeSpec, field: "data")
        }
    }

    /// Writes a file that its owner alone may read; it appears whole or not at all.
    func write(_ text: String, to file: String) throws {
        let partial = file + ".partial"
        unlink(partial)
        let isMade = FileManager.default.createFile(
            atPath: partial, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isMade, rename(partial, file) == 0 else {
            throw Problem(
                "The file \(file) cannot be written: \(String(cString: strerror(errno))).",
                advice: "Give a data folder that the server may write to, with --data.", remedy: .askOperator)
        }
    }
}
