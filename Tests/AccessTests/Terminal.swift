import Foundation

/// A shell in which the cloud's command is one of ours: it writes down what it is asked, and finds one of everything.
struct Terminal {
    struct Ended {
        let status: Int32
        let said: String
        /// Each a line: the command's words, with a bar between them.
        let calls: [String]

        var changes: [String] { calls.filter { call in Self.changing.contains { call.contains($0) } } }
        private static let changing = ["|delete", "|detach-", "|disassociate-", "|release-", "|terminate-", "|remove-"]
    }

    private let folder: URL

    /// - Parameter account: where the command says that it is signed in.
    init(with command: String, account: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "terminal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let fake = """
            #!/bin/sh
            { printf '%s' "${0##*/}"; printf '|%s' "$@"; echo; } >> "${0%/*}/calls"
            case "$*" in
                *get-caller-identity*|*"account show"*) echo '\(account)' ;;
                *--query*) echo 'found-1' ;;
            esac
            """
        let file = folder.appending(path: command)
        try Data(fake.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    func run(_ script: String, _ arguments: String...) throws -> Ended {
        let calls = folder.appending(path: "calls")
        try Data().write(to: calls)
        let file = folder.appending(path: "remove.sh")
        try Data(script.utf8).write(to: file)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [file.path] + arguments
        process.environment = ["PATH": "\(folder.path):/usr/bin:/bin"]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Ended(
            status: process.terminationStatus, said: String(decoding: said, as: UTF8.self),
            calls: try String(contentsOf: calls, encoding: .utf8).split(separator: "\n").map(String.init))
    }

    func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: name).path) }

    func close() { try? FileManager.default.removeItem(at: folder) }
}
