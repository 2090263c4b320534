import Foundation

extension Terminal {
    /// The program's own standard streams.
    public static func standard(environment: [String: String]) -> Terminal {
        let isDumb = environment["TERM"] == "dumb"
        let isScreen = isatty(STDOUT_FILENO) == 1 && !isDumb
        let size = isScreen ? screen() : nil
        return Terminal(
            isInteractive: isScreen, canAsk: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1,
            usesColor: isScreen && (environment["NO_COLOR"] ?? "").isEmpty, columns: size?.columns ?? 80,
            rows: size?.rows ?? 24, write: { write($0, to: STDOUT_FILENO) },
            writeMessage: { write($0, to: STDERR_FILENO) }, readLine: { Swift.readLine() },
            readAll: { readAll() })
    }

    private static func screen() -> (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    // Not through FileHandle, which ends the program when the reader of a pipe has gone.
    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    private static func readAll() -> String? {
        guard let bytes = try? FileHandle.standardInput.readToEnd() else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
