/// What one trial came to; all zero is the promise.
struct Verdict: Sendable {
    var orphans: [String] = []
    var duplicates: [String] = []
    /// Asked for and not there although the cluster says it runs.
    var missing: [String] = []
    /// Deleted although it was somebody else's.
    var foreign: [String] = []
    /// An accepted request of which nothing is known any more, or that was carried out twice.
    var lost = 0
    var stuck: String?
    /// What the program said that it should not have said.
    var trouble: String?

    var isClean: Bool {
        orphans.isEmpty && duplicates.isEmpty && missing.isEmpty && foreign.isEmpty && lost == 0 && stuck == nil
            && trouble == nil
    }

    /// Takes down what differs between what is there and what should be.
    mutating func compare(_ found: [String], with expected: [String]) {
        var rest = expected
        for line in found {
            if let index = rest.firstIndex(of: line) { rest.remove(at: index) } else { duplicates.append(line) }
        }
        missing += rest
    }

    var words: String {
        [
            ("orphans", orphans), ("duplicates", duplicates), ("missing", missing), ("foreign", foreign),
            ("lost", lost == 0 ? [] : ["\(lost)"]), ("stuck", stuck.map { [$0] } ?? []),
            ("trouble", trouble.map { [$0] } ?? []),
        ]
        .filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.prefix(4).joined(separator: ", "))" }.joined(separator: "; ")
    }
}

/// All trials of one kind, as a row of the table that is printed.
struct Tally {
    let name: String
    var cells = 0
    var orphans = 0
    var duplicates = 0
    var missing = 0
    var foreign = 0
    var lost = 0
    var stuck = 0
    var troubles = 0

    init(_ name: String) { self.name = name }

    mutating func add(_ verdict: Verdict) {
        cells += 1
        orphans += verdict.orphans.count
        duplicates += verdict.duplicates.count
        missing += verdict.missing.count
        foreign += verdict.foreign.count
        lost += verdict.lost
        stuck += verdict.stuck == nil ? 0 : 1
        troubles += verdict.trouble == nil ? 0 : 1
    }

    var isClean: Bool { orphans + duplicates + missing + foreign + lost + stuck + troubles == 0 }

    static let heading = row(
        "", ["cells", "orphans", "duplicates", "missing", "foreign", "lost", "stuck", "unclear"])

    var line: String {
        Self.row(name, [cells, orphans, duplicates, missing, foreign, lost, stuck, troubles].map(String.init))
    }

    private static func row(_ name: String, _ cells: [String]) -> String {
        let padded = name + String(repeating: " ", count: max(1, 44 - name.count))
        return padded + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
    }
}
