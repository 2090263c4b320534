import Foundation

/// A data folder of a test's own, removed with it.
final class Folder {
    let path: String
    var database: String { path + "/freehold.sqlite" }

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
