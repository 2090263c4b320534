/// Rows under headings, in columns that are as wide as they have to be.
struct Table {
    private let headings: [String]
    /// Of the columns that only a wide table has.
    private let more: [String]
    private(set) var rows: [(cells: [String], more: [String])] = []

    init(_ headings: String..., wide more: [String] = []) {
        self.headings = headings
        self.more = more
    }

    mutating func add(_ cells: String..., wide more: [String] = []) { rows.append((cells, more)) }

    /// - Parameters:
    ///   - columns: what the screen is wide; nil leaves every cell whole, for programs that read it.
    ///   - isWide: with all columns there are.
    func lines(columns: Int?, isWide: Bool = false) -> [String] {
        let all = isWide ? [headings + more] + rows.map { $0.cells + $0.more } : [headings] + rows.map(\.cells)
        let widths = all[0].indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { cells in
            let line = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "  ").withoutTrailingBlanks
            return columns.map { line.cut(to: $0) } ?? line
        }
    }
}

extension Terminal {
    func print(_ table: Table, isWide: Bool = false, whenEmpty sentence: String) {
        guard !table.rows.isEmpty else { return tell(sentence) }
        let room = isInteractive && !isWide ? columns : nil
        print(table.lines(columns: room, isWide: isWide).joined(separator: "\n"))
    }
}
