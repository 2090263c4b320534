import Foundation

extension String {
    /// A header's lines, `self` being its name with colon and blank: plain if it can be, else in encoded words
    /// (RFC 2047). What would end the line is a blank.
    func encodedHeader(_ value: String) -> [String] {
        let clean = String(value.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
        if clean.utf8.allSatisfy({ (32...126).contains($0) }), utf8.count + clean.utf8.count <= 76,
            !clean.contains("=?")
        {
            return [self + clean]
        }
        return clean.chunks(of: 42).enumerated().map { number, chunk in
            (number == 0 ? self : " ") + "=?utf-8?B?\(Data(chunk.utf8).base64EncodedString())?="
        }
    }

    /// Pieces of at most so many bytes; no character is cut in two.
    private func chunks(of length: Int) -> [String] {
        var chunks = [""]
        for scalar in unicodeScalars {
            if chunks[chunks.count - 1].utf8.count + String(scalar).utf8.count > length { chunks.append("") }
            chunks[chunks.count - 1].unicodeScalars.append(scalar)
        }
        return chunks
    }

    /// The text in quoted-printable (RFC 2045, 6.7), in lines of at most 76 characters without their ends.
    var quotedPrintableLines: [String] {
        let unified = replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return unified.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            var lines = [""]
            let bytes = Array(line.utf8)
            for (place, byte) in bytes.enumerated() {
                let isLast = place == bytes.count - 1
                // A blank at the end of a line may be lost on the way.
                let isPlain = (33...126).contains(byte) && byte != 61 || byte == 32 && !isLast
                let piece = isPlain ? String(UnicodeScalar(byte)) : String(format: "=%02X", byte)
                if lines[lines.count - 1].utf8.count + piece.utf8.count > 75 {
                    lines[lines.count - 1] += "="
                    lines.append("")
                }
                lines[lines.count - 1] += piece
            }
            return lines
        }
    }
}
