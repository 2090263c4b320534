import Foundation

/// JSON that everybody reads in the same way.
enum StrictJSON {
    /// Throws a `TokenFlaw` unless it can be read, and no name stands twice in one object: of two values, one program
    /// would check the first, and another would use the last.
    static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws(TokenFlaw) -> Value {
        guard hasNoNameTwice(data) else { throw TokenFlaw("a name stands twice in it") }
        guard let value = try? JSONDecoder().decode(type, from: data) else {
            throw TokenFlaw("it is not what the standard says")
        }
        return value
    }

    private static func hasNoNameTwice(_ data: Data) -> Bool {
        let bytes = Array(data)
        // The names of each object that is open; nil for a list.
        var open: [Set<String>?] = []
        var (position, isName) = (0, false)
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "{"):
                open.append([])
                isName = true
            case UInt8(ascii: "["):
                open.append(nil)
                isName = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if open.popLast() == nil { return false }
                isName = false
            case UInt8(ascii: ","): isName = open.last.map { $0 != nil } ?? false
            case UInt8(ascii: "\""):
                guard let end = end(of: bytes, from: position) else { return false }
                if isName {
                    let text = Data(bytes[position...end])
                    guard let name = try? JSONDecoder().decode(String.self, from: text),
                        open[open.count - 1]?.insert(name).inserted == true
                    else { return false }
                }
                (position, isName) = (end, false)
            default: break
            }
            position += 1
        }
        return open.isEmpty
    }

    /// Where the text that begins here ends.
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var position = start + 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 2
            case UInt8(ascii: "\""): return position
            default: position += 1
            }
        }
        return nil
    }
}
