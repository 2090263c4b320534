import API
import ControlPlane

extension CostBody {
    init(_ cost: CostEstimate) {
        self.init(
            lines: cost.lines.map { line in
                Line(
                    item: line.charge.item.id, name: line.charge.item.name, size: line.charge.size,
                    min: line.charge.count.lowerBound, max: line.charge.count.upperBound, per: line.charge.item.per,
                    price: line.price?.amount, perMonthMin: line.perMonth?.lowerBound,
                    perMonthMax: line.perMonth?.upperBound, note: line.charge.note)
            },
            currency: cost.currency, pricesOf: cost.date, perMonthMin: cost.perMonth?.lowerBound,
            perMonthMax: cost.perMonth?.upperBound, missing: cost.missing, managementFee: cost.fee,
            serviceLevel: cost.serviceLevel, billedBy: cost.biller == .cloud ? .cloud : .operator,
            hours: CostEstimate.hours)
    }
}
