import Foundation

@testable import Azure

/// Material that others made and that judges us; it lives outside the repository.
enum Referee {
    static let folder = ProcessInfo.processInfo.environment["REFEREES"] ?? ""

    /// An error body that was seen in the world.
    struct Shape: Sendable {
        let name: String
        let status: Int
        let headers: [String: String]
        let body: JSON
    }

    static let shapes: [Shape] = {
        guard let contents = FileManager.default.contents(atPath: folder + "/azure/error-shapes.json"),
            let list = JSON(parsing: Array(contents))?.array
        else { return [] }
        return list.compactMap { shape in
            guard let name = shape["case"]?.string, case .int(let status) = shape["status"] else { return nil }
            let code = shape["code"]?.string
            return Shape(
                name: name, status: status, headers: (shape["headers"]?.object ?? [:]).compactMapValues(\.string),
                body: shape["body"] ?? code.map { ["code": .string($0), "message": "Slow down."] } ?? [:])
        }
    }()

    /// What the validator of the official specifications says; nil where it is not at hand.
    static func judge(_ exchanges: [ScriptedAzure.Exchange]) throws -> String? {
        let azure = folder + "/azure"
        guard !folder.isEmpty, FileManager.default.fileExists(atPath: azure + "/armvalidate.py") else { return nil }
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let specifications = azure + "/specs/rest-api-specs-2024-07/specification"
        python.arguments = [
            ProcessInfo.processInfo.environment["FREEHOLD_PYTHON"] ?? "python3", azure + "/armvalidate.py", "--specs",
            specifications, "--quiet", "check",
        ]
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).jsonl")
        try exchanges.map(\.line).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = Pipe()
        python.standardInput = try FileHandle(forReadingFrom: file)
        python.standardOutput = output
        python.standardError = output
        try python.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        python.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
    }
}
