import API
import Domain

/// What a cluster costs, line by line.
struct CostReport {
    let cost: CostBody

    var lines: [String] {
        guard let currency = cost.currency, let date = cost.pricesOf else {
            return ["Cost a month: no prices entered, so none are shown."] + feeLines
        }
        let names = cost.lines.map { line in line.size.map { "\(line.name), \($0)" } ?? line.name }
        let width = names.map(\.count).max() ?? 0
        var lines = ["Cost a month in \(currency), by prices of \(date), \(cost.hours) hours:"]
        for (name, line) in zip(names, cost.lines) {
            let count = Self.range(line.min, line.max)
            let sum = Self.range(line.perMonthMin, line.perMonthMax) ?? "no price"
            let price = "\(line.price?.description ?? "?") \(line.per == .hour ? "an hour" : "a month")"
            lines.append("  · \(name.padded(to: width))  \(count) × \(price)  \(sum)")
        }
        if let sum = Self.range(cost.perMonthMin, cost.perMonthMax) {
            lines.append("  Together \(sum) \(currency), without what is run in it.")
        } else {
            lines.append("  There is no sum: \(cost.missing.joined(separator: "; ")) has no price.")
        }
        return lines + feeLines
    }

    private var feeLines: [String] {
        let bill =
            cost.billedBy == .cloud
            ? "The cloud bills the owner of the account." : "The account is the operator's, who bills all of it."
        let fee = cost.managementFee.map { "The operator bills a fee of \($0.amount) \($0.currency) a month." }
        return [bill] + [fee].compactMap(\.self)
    }

    private static func range(_ least: Int, _ most: Int) -> String { least == most ? "\(least)" : "\(least)–\(most)" }

    private static func range(_ least: Amount?, _ most: Amount?) -> String? {
        guard let least, let most else { return nil }
        return least == most ? "\(least)" : "\(least)–\(most)"
    }
}
