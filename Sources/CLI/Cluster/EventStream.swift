import API

/// Reads server-sent events out of the chunks they arrive in (HTML standard, 9.2.6), as far as our server uses it.
struct EventStream {
    private var rest: [UInt8] = []

    mutating func take(_ chunk: [UInt8]) -> [EventBody] {
        rest += chunk
        var events: [EventBody] = []
        while let end = blankLine(in: rest) {
            let block = String(decoding: rest[..<end], as: UTF8.self)
            rest.removeFirst(end + 2)
            // A line that begins with a colon only keeps the connection open.
            let data = block.split(separator: "\n").filter { $0.hasPrefix("data: ") }.map { $0.dropFirst(6) }
            guard !data.isEmpty,
                let event = try? JSON.decode(EventBody.self, from: Array(data.joined(separator: "\n").utf8))
            else { continue }
            events.append(event)
        }
        return events
    }

    private func blankLine(in bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
    }
}
