/// Colours, where they are wanted; the text says the same without them.
struct Paint {
    enum Color: Int { case red = 31, green = 32, yellow = 33, faint = 2, bold = 1 }

    let isOn: Bool

    func callAsFunction(_ text: String, _ color: Color) -> String {
        isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
