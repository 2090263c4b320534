import Foundation

/// A home of its own for a command, which goes away afterwards.
final class Place: Sendable {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "freehold-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var environment: [String: String] { ["XDG_CONFIG_HOME": folder] }
    var contexts: String { folder + "/freehold/contexts.json" }

    /// What is in the file with the contexts.
    var kept: String { (try? String(contentsOfFile: contexts, encoding: .utf8)) ?? "" }

    /// Writes a file, and says where.
    func write(_ text: String, to name: String) throws -> String {
        let file = "\(folder)/\(name)"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    func mode(of file: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    }
}
