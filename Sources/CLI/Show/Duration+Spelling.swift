extension Duration {
    /// Reads `90s`, `30m`, `2h`; nil when it is nothing of that kind.
    init?(spelled text: String) {
        let factors: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
        guard let unit = text.last, let factor = factors[unit], let number = Double(text.dropLast()), number > 0,
            number < 1e6
        else { return nil }
        self = .seconds(number * factor)
    }
}
