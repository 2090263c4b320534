import Domain
import Foundation

/// What can be wrong with a root key file, worded for the operator.
extension RootKeyFile {
    func problem(withModeOf status: stat) -> Problem? {
        guard status.st_mode & S_IFMT == S_IFREG else {
            return problem("is not a regular file.", advice: "Put the file itself there.")
        }
        guard status.st_mode & 0o077 == 0 else {
            let mode = String(status.st_mode & 0o777, radix: 8)
            return problem(
                "is open to others than its owner (mode 0\(mode)).", advice: "Run: chmod 0400 '\(path)'")
        }
        return nil
    }

    func problem(withContents contents: ArraySlice<UInt8>, size: Int) -> Problem? {
        let text = contents.filter { !Self.blanks.contains($0) }
        if text.count == 64, text.allSatisfy(Self.isHexadecimal) {
            return problem(
                "holds its key as hexadecimal text instead of \(RootKey.length) raw bytes.",
                advice: "Decode it with xxd -r -p into a file of mode 0400.")
        }
        if (43...44).contains(text.count), text.allSatisfy(Self.isBase64) {
            return problem(
                "holds its key as base64 text instead of \(RootKey.length) raw bytes.",
                advice: "Decode it with base64 -d into a file of mode 0400.")
        }
        guard size == RootKey.length, contents.count == size else {
            return problem("holds \(size) bytes instead of \(RootKey.length).", advice: putBack)
        }
        // 32 random bytes are all printable once in 10¹³ times.
        guard !contents.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            return problem("holds text instead of \(RootKey.length) random bytes.", advice: putBack)
        }
        return nil
    }

    private var putBack: String { "Put the original file back; on a first start, remove this one and start again." }

    private func problem(_ rest: String, advice: String) -> Problem {
        Problem("The root key file \(path) \(rest)", advice: advice, remedy: .askOperator)
    }

    private static let blanks = Set(" \t\r\n".utf8)

    private static func isHexadecimal(_ byte: UInt8) -> Bool { Character(UnicodeScalar(byte)).isHexDigit }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "+/-_=".utf8.contains(byte)
        }
    }
}
