import API
import Domain
import Foundation

/// The file with the contexts, in the place that the XDG Base Directory Specification names.
struct ContextsFile {
    let path: String

    /// Nil where there is no home to put it in.
    init?(of shell: Shell) {
        if let folder = shell.setting("XDG_CONFIG_HOME") {
            path = folder + "/freehold/contexts.json"
        } else if let home = shell.setting("HOME") {
            path = home + "/.config/freehold/contexts.json"
        } else {
            return nil
        }
    }

    /// Nothing where there is no file. Throws an `Exit` when it cannot be understood.
    func read() throws -> Contexts {
        guard FileManager.default.fileExists(atPath: path) else { return Contexts() }
        guard let data = FileManager.default.contents(atPath: path),
            let contexts = try? JSON.decode(Contexts.self, from: Array(data))
        else {
            throw Exit(
                .problem,
                Problem(
                    "The file with the contexts, \(path), cannot be read.",
                    advice: "Put it right, or remove it and sign in again.", remedy: .changeSpec))
        }
        return contexts
    }

    /// It is there whole or not at all, and nobody else may read it.
    func write(_ contexts: Contexts) throws {
        let folder = (path as NSString).deletingLastPathComponent
        let partial = "\(path).\(UUID().uuidString).partial"
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let isMade = FileManager.default.createFile(
            atPath: partial, contents: Data(try JSON.encode(contexts, indented: true)),
            attributes: [.posixPermissions: 0o600])
        guard isMade, rename(partial, path) == 0 else {
            unlink(partial)
            throw Exit(
                .problem,
                Problem(
                    "The file with the contexts, \(path), cannot be written.",
                    advice: "Make its folder one that you may write to, or set XDG_CONFIG_HOME to another.",
                    remedy: .changeSpec))
        }
    }

    /// Whether others on this machine may read it; nil where there is no file.
    var isExposed: Bool? {
        let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        return mode.map { $0 & 0o077 != 0 }
    }
}
