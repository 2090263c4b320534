extension Duration {
    /// `4 s`, `6 min 12 s`, `1 h 5 min`.
    public var words: String {
        let seconds = Swift.max(0, Int(inSeconds.rounded()))
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3600: return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
        case ..<86_400: return "\(seconds / 3600) h \(seconds / 60 % 60) min"
        default: return "\(seconds / 86_400) d \(seconds / 3600 % 24) h"
        }
    }

    /// The same without false precision: whole minutes above one.
    public var roughWords: String {
        let seconds = Swift.max(0, inSeconds)
        return seconds < 60 ? "\(Int(seconds.rounded())) s" : "\(Int((seconds / 60).rounded())) min"
    }
}
