import Cloud
import Domain

extension SettingsView.Prices {
    /// What was entered for it stands above what is stored.
    init(_ provider: any Provider, table: PriceTable?, entry: FormValues, problem: Problem?) {
        self.provider = provider.id
        name = provider.name
        state = table.map { "\($0.entries.count) in \($0.currency), of \($0.date)" } ?? "no prices entered"
        let field = { (key: String, label: String, help: String, value: String?, placeholder: String) in
            FieldView(
                "\(key).\(provider.id)", "\(provider.name): \(label)", help: help, isEnforced: false,
                value: entry["\(key).\(provider.id)"] ?? value, placeholder: placeholder, problem: problem)
        }
        fields = [
            field("currency", "currency", "Three letters.", table?.currency, "EUR"),
            field("date", "day", "On which the prices were looked up.", table?.date, "2026-11-01"),
        ]
        entries = entry["entries.\(provider.id)"] ?? table.map(PriceLines.text) ?? ""
        isOpen = entry["entries.\(provider.id)"] != nil
        items = provider.chargedItems.map {
            "\($0.id): \($0.name), \($0.per == .hour ? "an hour" : "a month")\($0.isSized ? ", for each size" : "")"
        }
    }
}
