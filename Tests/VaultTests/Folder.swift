import Foundation

@testable import Vault

/// A data folder of a test's own, removed with it.
final class Folder {
    let url: URL
    var file: RootKeyFile { RootKeyFile(path: url.appending(path: "root.key").path) }

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? [] }

    var mode: Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue
    }

    func write(_ bytes: some Sequence<UInt8>, mode: Int = 0o400, to name: String = "root.key") throws {
        let path = url.appending(path: name).path
        try Data(bytes).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
