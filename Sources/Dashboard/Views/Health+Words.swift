import Domain

extension Health {
    /// As the tabs and the overview call it.
    var words: String {
        switch self {
        case .ok: "In order"
        case .progressing: "In progress"
        case .attention: "Needs attention"
        case .unknown: "Not known"
        }
    }

    /// None of a kind is nothing to be alarmed by.
    func tone(of count: Int) -> Badge.Tone {
        switch self {
        case _ where count == 0: .quiet
        case .ok: .ok
        case .progressing: .busy
        case .attention: .stop
        case .unknown: .attention
        }
    }
}
