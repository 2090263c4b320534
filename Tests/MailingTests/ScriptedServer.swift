import Domain
import Foundation

@testable import Mailing

/// A mail server of one conversation: it keeps what it hears, and answers as it is told to.
final class ScriptedServer: Sendable {
    private struct State {
        var heard: [String] = []
        var letter: [String] = []
        var isReading = false
        var isSecure: Bool
        var rest: [UInt8] = []
        var answers: [UInt8] = []
        var isClosed = false
    }

    private let state: Locked<State>
    private let features: [String]
    private let secureFeatures: [String]
    private let answers: [String: String]
    private let slice: Int

    /// - Parameters:
    ///   - features: what it can do before TLS, and after.
    ///   - answers: to commands that begin so, where it is not the usual answer; `greeting` and `.` are two of them.
    ///   - slice: how many bytes of its answers arrive at once.
    init(
        features: [String] = [], secureFeatures: [String] = [], answers: [String: String] = [:], slice: Int = 1000,
        isSecure: Bool = false
    ) {
        var state = State(isSecure: isSecure)
        state.answers = Array(((answers["greeting"] ?? "220 mail.example.com") + "\r\n").utf8)
        self.state = Locked(state)
        self.features = features
        self.secureFeatures = secureFeatures
        self.answers = answers
        self.slice = slice
    }

    /// The commands, in order; `TLS` where the wire was secured.
    var heard: [String] { state.withLock(\.heard) }
    /// The lines of the letter, still with the dots that were put before theirs.
    var letter: [String] { state.withLock(\.letter) }
    var isClosed: Bool { state.withLock(\.isClosed) }

    var dial: Dial {
        { [self] _, _, _ in
            Wire(
                send: { [self] bytes in state.withLock { hear(bytes, &$0) } },
                receive: { [self] in
                    state.withLock { state in
                        let piece = Array(state.answers.prefix(slice))
                        state.answers.removeFirst(piece.count)
                        return piece
                    }
                },
                secure: { [self] in
                    state.withLock { state in
                        state.isSecure = true
                        state.heard.append("TLS")
                    }
                }, close: { [self] in state.withLock { $0.isClosed = true } })
        }
    }

    private func hear(_ bytes: [UInt8], _ state: inout State) {
        state.rest += bytes
        while let end = state.rest.firstIndex(of: 10) {
            let line = String(decoding: state.rest[..<end].dropLast(), as: UTF8.self)
            state.rest.removeFirst(end + 1)
            if state.isReading, line != "." {
                state.letter.append(line)
            } else {
                state.isReading = false
                state.heard.append(line)
                answer(line, &state)
            }
        }
    }

    private func answer(_ line: String, _ state: inout State) {
        let known = answers.first { line.hasPrefix($0.key) && $0.key != "." || line == $0.key }?.value
        let usual: String
        switch line.split(separator: " ").first.map(String.init) ?? "" {
        case "EHLO":
            let all = ["mail.example.com"] + (state.isSecure ? secureFeatures : features)
            usual = all.enumerated().map { "250\($0 == all.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n")
        case "DATA":
            state.isReading = known == nil
            usual = "354 go on"
        case "AUTH" where line.hasPrefix("AUTH PLAIN"): usual = "235 welcome"
        case "AUTH", "dXNlcg==": usual = "334 bW9yZQ=="
        case "cGFzcyB3b3Jk": usual = "235 welcome"
        case "QUIT": usual = "221 bye"
        default: usual = "250 fine"
        }
        state.answers += Array(((known ?? usual) + "\r\n").utf8)
    }
}
