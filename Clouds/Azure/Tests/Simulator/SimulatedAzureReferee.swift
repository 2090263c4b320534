import Foundation

/// Judges exchanges by Azure's own specifications, which lie outside of the repository.
enum SimulatedAzureReferee {
    static let folder = (ProcessInfo.processInfo.environment["REFEREES"] ?? "") + "/azure"
    static var isThere: Bool { FileManager.default.fileExists(atPath: folder + "/armvalidate.py") }

    /// What the validator prints; its last line has the counts.
    static func verdict(on exchanges: [String]) throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            environment["FREEHOLD_PYTHON"] ?? "python3", "\(folder)/armvalidate.py", "--specs",
            "\(folder)/specs/rest-api-specs-2024-07/specification", "--template-schemas",
            "\(folder)/specs/arm-template-schemas/schemas", "--any-version", "--quiet", "check",
        ]
        let file = FileManager.default.temporaryDirectory.appending(path: "exchanges-\(UUID().uuidString).jsonl")
        try exchanges.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}
