import Domain

/// Prices as lines that a person can read and change: item, size, region, amount, and what it is for.
enum PriceLines {
    static func text(of table: PriceTable) -> String {
        table.entries.map { entry in
            [entry.item, entry.size ?? "", entry.region ?? "", entry.amount.description, entry.per.rawValue]
                .joined(separator: ", ")
        }.joined(separator: "\n")
    }

    /// Throws a `Problem` on `field` that names the line.
    static func entries(in text: String, field: String) throws -> [PriceTable.Entry] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        return try lines.compactMap { number, line -> PriceTable.Entry? in
            let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
            guard parts != [""] else { return nil }
            guard parts.count == 5, let amount = Amount(parts[3]), let per = PriceTable.Period(rawValue: parts[4])
            else {
                throw Problem.invalid(
                    field, "Line \(number + 1), “\(line.prefix(60))”, is no price.",
                    advice: "Write item, size, region, amount and hour or month, with commas between; size and region "
                        + "may be empty.")
            }
            return PriceTable.Entry(
                item: parts[0], size: parts[1].isEmpty ? nil : parts[1], region: parts[2].isEmpty ? nil : parts[2],
                amount: amount, per: per)
        }
    }

    /// What the control plane says of a place in `tables`, said of the form's field.
    static func problem(_ problem: Problem, in table: PriceTable, text: String) -> Problem {
        guard let path = problem.field?.split(separator: "."), path.count > 2, path[0] == "tables" else {
            return problem
        }
        guard path[2] == "entries", path.count > 3, let entry = Int(path[3]) else {
            return .invalid("\(path[2]).\(table.provider)", problem.summary, advice: problem.advice)
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().filter {
            !$0.element.trimmed.isEmpty
        }
        let line = lines.indices.contains(entry) ? lines[entry].offset + 1 : entry + 1
        return .invalid("entries.\(table.provider)", "Line \(line): \(problem.summary)", advice: problem.advice)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
