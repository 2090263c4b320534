import Foundation

/// The repository's own files, as text.
enum House {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File {
        /// From the root.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }

        var imports: Set<String> {
            Set(
                text.split(separator: "\n").compactMap { line in
                    let words = line.split(separator: " ").drop { $0 == "public" || $0.hasPrefix("@") }
                    guard words.first == "import", let last = words.last else { return nil }
                    return String(last.split(separator: ".")[0])
                })
        }
    }

    static func swiftFiles(in folder: String) throws -> [File] {
        let base = root.appending(path: folder)
        guard let all = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        return try all.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { url in
            let path = url.standardizedFileURL.path
            return File(
                path: String(path.dropFirst(root.standardizedFileURL.path.count + 1)),
                text: try String(contentsOf: url, encoding: .utf8))
        }
    }
}
