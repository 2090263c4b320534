import Foundation
import Testing

/// The built program as a process of its own.
final class Running: Sendable {
    struct Ended: Sendable {
        let status: Int32
        let output: String
        let messages: String
    }

    /// Beside the tests, where the build has put it.
    static let binary: URL = {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        if let bundle = CommandLine.arguments.first(where: { $0.hasSuffix(".xctest") }) {
            folder = URL(filePath: bundle).deletingLastPathComponent()
        }
        return folder.appending(path: "freehold")
    }()

    private let process: Process
    private let output = Pipe()
    private let messages = Pipe()

    /// - Parameter environment: all of it; nothing of ours is passed on.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = messages
        try process.run()
    }

    /// Reads lines until one has `text` in it, and returns all of them.
    func lines(until text: String) throws -> String {
        var said = ""
        while !said.contains(text) {
            let more = output.fileHandleForReading.availableData
            try #require(!more.isEmpty, "it ended after \(said)")
            said += String(decoding: more, as: UTF8.self)
        }
        return said
    }

    func interrupt(by signal: Int32 = SIGTERM) { kill(process.processIdentifier, signal) }

    /// Waits for its end.
    func end() -> Ended {
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let told = messages.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // As sentences, wherever the lines were broken.
        let words = String(decoding: told, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return Ended(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            messages: words.joined(separator: " "))
    }

    static func ended(_ arguments: String..., environment: [String: String] = [:]) throws -> Ended {
        try Running(arguments, environment: environment).end()
    }

    /// A folder that goes away afterwards.
    static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "freehold-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }
}
