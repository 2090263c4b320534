import Domain

/// Where a command reads and writes: data on standard output, everything said to the person on standard error.
public struct Terminal: Sendable {
    /// Standard output is a screen that can be drawn on again.
    public let isInteractive: Bool
    /// A person can be asked.
    public let canAsk: Bool
    public let usesColor: Bool
    public let columns: Int
    public let rows: Int
    /// Only data, questions and problems are said.
    var isQuiet = false
    let write: @Sendable (String) -> Void
    let writeMessage: @Sendable (String) -> Void
    let readLine: @Sendable () -> String?
    let readAll: @Sendable () -> String?

    public init(
        isInteractive: Bool = false, canAsk: Bool = false, usesColor: Bool = false, columns: Int = 80, rows: Int = 24,
        write: @escaping @Sendable (String) -> Void, writeMessage: @escaping @Sendable (String) -> Void,
        readLine: @escaping @Sendable () -> String? = { nil }, readAll: @escaping @Sendable () -> String? = { nil }
    ) {
        self.isInteractive = isInteractive
        self.canAsk = canAsk
        self.usesColor = usesColor
        self.columns = columns
        self.rows = rows
        self.write = write
        self.writeMessage = writeMessage
        self.readLine = readLine
        self.readAll = readAll
    }

    /// Data: one or more lines on standard output.
    public func print(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n") }

    /// A message to the person, on standard error.
    public func tell(_ text: String) {
        if !isQuiet { insist(text) }
    }

    public func tell(_ problem: Problem) {
        insist(problem.lines(columns: columns).joined(separator: "\n"))
    }

    /// A message without which the person could not go on.
    func insist(_ text: String) { writeMessage(text.hasSuffix("\n") ? text : text + "\n") }

    /// The person's answer without blanks around it; nil when nobody can answer.
    func ask(_ question: String) -> String? {
        guard canAsk else { return nil }
        writeMessage(question + " ")
        return readLine()?.trimmed
    }
}

extension Problem {
    /// What happened, and, further in, what to do about it.
    func lines(columns: Int) -> [String] {
        var lines = summary.wrapped(at: columns)
        lines += advice.wrapped(at: columns - 2).map { "  " + $0 }
        if let requestID { lines += "Request id: \(requestID)".wrapped(at: columns - 2).map { "  " + $0 } }
        return lines
    }
}
