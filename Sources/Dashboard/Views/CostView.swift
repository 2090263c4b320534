import ControlPlane
import Domain

/// What a cluster costs a month, line by line.
struct CostView: Sendable {
    struct Line: Sendable {
        let name: String
        let count: String
        /// `0.10 EUR an hour`; nil where none was entered.
        let price: String?
        let sum: String?
        let note: String?
    }

    let lines: [Line]
    /// The day that the prices are of; nil where none were entered.
    let date: String?
    let hasPrices: Bool
    let hours: Int
    let sum: String?
    /// What has no price, while there is any and any other has one.
    let missing: String?
    let fee: String
    let serviceLevel: String?
    let bill: String

    init(_ cost: CostEstimate, providerName: String) {
        let currency = cost.currency ?? ""
        lines = cost.lines.map { line in
            let count = line.charge.count
            return Line(
                name: line.name, count: Self.range(count.lowerBound, count.upperBound),
                price: line.price.map { "\($0.amount) \(currency) \($0.per == .hour ? "an hour" : "a month")" },
                sum: line.perMonth.map { Self.range($0.lowerBound, $0.upperBound) }, note: line.charge.note)
        }
        date = cost.date
        hasPrices = cost.date != nil
        hours = CostEstimate.hours
        sum = cost.perMonth.map { "\(Self.range($0.lowerBound, $0.upperBound)) \(currency)" }
        missing = cost.missing.isEmpty || cost.date == nil ? nil : cost.missing.joined(separator: "; ")
        fee = cost.fee.map { "\($0.amount) \($0.currency) a month" } ?? "none entered"
        serviceLevel = cost.serviceLevel
        bill =
            cost.biller == .cloud
            ? "\(providerName) bills the owner of the account. The operator of this installation bills the management "
                + "fee alone."
            : "The account is the operator's, who bills all of it and the management fee."
    }

    private static func range<Bound: Equatable & CustomStringConvertible>(_ least: Bound, _ most: Bound) -> String {
        least == most ? least.description : "\(least)–\(most)"
    }
}
