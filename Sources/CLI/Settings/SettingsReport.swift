import API

/// The settings as a person reads them.
struct SettingsReport {
    let settings: SettingsBody

    var text: String {
        var lines = ["Prices"]
        lines += settings.prices.map {
            "  \($0.provider)  \($0.entries.count) in \($0.currency), of \($0.date)"
        }
        if settings.prices.isEmpty { lines.append("  none entered") }
        lines.append("Management fee a month")
        lines += settings.fees.map { "  \($0.type.rawValue)  \($0.amount) \($0.currency)" }
        if settings.fees.isEmpty { lines.append("  none entered") }
        lines.append("Service levels")
        lines += settings.serviceLevels.map { "  \($0.type.rawValue)  \($0.text)" }
        if settings.serviceLevels.isEmpty { lines.append("  none entered") }
        lines.append("On offer")
        lines += settings.offers.map { offer in
            let regions = offer.regions.isEmpty ? "all regions" : offer.regions.joined(separator: ", ")
            let sizes = offer.sizes.isEmpty ? "all sizes" : offer.sizes.joined(separator: ", ")
            return "  \(offer.provider)  \(regions); \(sizes)"
        }
        if settings.offers.isEmpty { lines.append("  all that the providers have") }
        return lines.joined(separator: "\n")
    }
}
