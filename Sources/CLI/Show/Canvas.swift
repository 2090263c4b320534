/// Lines on a screen that are drawn over each time.
struct Canvas {
    private let terminal: Terminal
    private var drawn = 0

    init(terminal: Terminal) { self.terminal = terminal }

    /// - Parameter lines: at most one less than the screen has rows.
    mutating func draw(_ lines: [String]) {
        // Up to where the last picture began, and clear from there.
        let back = drawn == 0 ? "" : "\u{1B}[\(drawn)A\u{1B}[J"
        terminal.write(back + lines.joined(separator: "\n") + "\n")
        drawn = lines.count
    }
}
