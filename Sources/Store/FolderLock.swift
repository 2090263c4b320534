import Domain
import Foundation

/// Keeps a data folder to one server. Held until this is let go of, or the process ends in any way.
public final class FolderLock: Sendable {
    private let file: Int32

    /// Throws a `Problem` when another server holds the folder, or it cannot be written to.
    public init(folder: String) throws {
        let path = folder + "/lock"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Problem(
                "The data folder \(folder) cannot be written to: \(String(cString: strerror(errno))).",
                advice: "Give Freehold a data folder of its own.", remedy: .askOperator)
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw Problem(
                "Another Freehold server is using the data folder \(folder).",
                advice: "Stop that server, or give this one another folder with --data.", remedy: .askOperator)
        }
    }

    deinit { close(file) }
}
