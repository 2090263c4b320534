/// Rows under headings, in columns that are as wide as they have to be.
struct Table {
    let headings: [String]
    var rows: [[String]] = []

    init(_ headings: String...) { self.headings = headings }

    mutating func add(_ cells: String...) { rows.append(cells) }

    /// - Parameter columns: what the screen is wide; nil leaves every cell whole, for programs that read it.
    func lines(columns: Int?) -> [String] {
        let widths = headings.indices.map { column in
            ([headings] + rows).map { $0[column].count }.max() ?? 0
        }
        return ([headings] + rows).map { cells in
            let line = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
            let bare = String(line.reversed().drop { $0 == " " }.reversed())
            return columns.map { bare.cut(to: $0) } ?? bare
        }
    }
}

extension Terminal {
    func print(_ table: Table, whenEmpty sentence: String) {
        guard !table.rows.isEmpty else { return tell(sentence) }
        print(table.lines(columns: isInteractive ? columns : nil).joined(separator: "\n"))
    }
}
