import Cloud
import Domain
import Foundation

/// Whether price tables say what an estimate can be made of. Each `Problem` names the entry.
struct PriceCheck {
    let providers: [any Provider]
    let today: Date

    func check(_ tables: [PriceTable]) throws {
        for (place, table) in tables.enumerated() {
            let here = "tables.\(place)"
            let provider = try Self.provider(table.provider, of: providers, at: "\(here).provider")
            guard !tables[..<place].contains(where: { $0.provider == table.provider }) else {
                throw Problem.invalid(
                    "\(here).provider", "There are two tables for \(table.provider).", advice: "Make them one.")
            }
            try Self.check(currency: table.currency, at: here)
            try check(date: table.date, at: "\(here).date")
            var seen: Set<[String?]> = []
            for (number, entry) in table.entries.enumerated() {
                let spot = "\(here).entries.\(number)"
                try check(entry, of: provider, at: spot)
                guard seen.insert([entry.item, entry.size, entry.region]).inserted else {
                    let what = [entry.item, entry.size, entry.region].compactMap(\.self).joined(separator: ", ")
                    throw Problem.invalid(spot, "“\(what)” has two prices.", advice: "Leave one of them out.")
                }
            }
        }
    }

    static func provider(_ id: String, of all: [any Provider], at field: String) throws -> any Provider {
        guard let provider = all.first(where: { $0.id == id }) else {
            throw Problem.invalid(
                field, "“\(id.prefix(40))” is no provider.",
                advice: "Choose one of: \(all.map(\.id).joined(separator: ", ")).")
        }
        return provider
    }

    static func check(currency: String, at place: String) throws {
        guard currency.wholeMatch(of: #/[A-Z]{3}/#) == nil else { return }
        throw Problem.invalid(
            "\(place).currency", "“\(currency.prefix(20))” is no currency.",
            advice: "Give its three letters, such as EUR.")
    }

    private func check(date: String, at field: String) throws {
        let parts = date.wholeMatch(of: #/([0-9]{4})-([0-9]{2})-([0-9]{2})/#)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let components = parts.map { DateComponents(year: Int($0.1), month: Int($0.2), day: Int($0.3)) }
        guard let components, components.isValidDate(in: calendar), let day = calendar.date(from: components) else {
            throw Problem.invalid(field, "“\(date.prefix(20))” is no day.", advice: "Write it as 2026-11-01.")
        }
        // Somebody's day begins before ours.
        guard day <= today + 24 * 3600 else {
            throw Problem.invalid(
                field, "\(date) is yet to come.", advice: "Give the day on which the prices were looked up.")
        }
    }

    private func check(_ entry: PriceTable.Entry, of provider: any Provider, at spot: String) throws {
        let items = provider.chargedItems
        guard let item = items.first(where: { $0.id == entry.item }) else {
            throw Problem.invalid(
                "\(spot).item", "\(provider.name) charges for no “\(entry.item.prefix(40))” that we know of.",
                advice: "Choose one of: \(items.map(\.id).joined(separator: ", ")).")
        }
        guard entry.per == item.per else {
            throw Problem.invalid(
                "\(spot).per", "The price of “\(item.id)” is given for \(entry.per.words).",
                advice: "Give it for \(item.per.words).")
        }
        switch (entry.size, item.isSized) {
        case (nil, true):
            throw Problem.invalid(
                "\(spot).size", "“\(item.id)” has a price for each size, and none is named.", advice: "Add the size.")
        case (_?, false):
            throw Problem.invalid("\(spot).size", "“\(item.id)” has no sizes.", advice: "Leave the size out.")
        case (let size?, true) where !provider.sizes.contains(where: { $0.id == size }):
            throw Problem.invalid(
                "\(spot).size", "“\(size.prefix(40))” is no node size of \(provider.name) here.",
                advice: "Choose one of: \(provider.sizes.map(\.id).joined(separator: ", ")).")
        default: break
        }
        if let region = entry.region, !provider.regions.contains(where: { $0.id == region }) {
            throw Problem.invalid(
                "\(spot).region", "\(provider.name) has no region “\(region.prefix(40))” here.",
                advice: "Choose one of: \(provider.regions.map(\.id).joined(separator: ", ")); or leave it out.")
        }
    }
}

extension PriceTable.Period {
    fileprivate var words: String { self == .hour ? "an hour" : "a month" }
}
