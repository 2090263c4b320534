import Domain

/// How something is: a word, with a colour and an icon that say the same, for colour alone says nothing to some.
struct Badge: Sendable, Hashable {
    enum Tone: String, Sendable { case ok, busy, attention, stop, quiet }

    let word: String
    let tone: String
    let icon: String

    init(_ word: String, _ tone: Tone, icon: String? = nil) {
        self.word = word
        self.tone = tone.rawValue
        self.icon =
            icon
            ?? {
                switch tone {
                case .ok: "check"
                case .busy: "progress"
                case .attention: "attention"
                case .stop: "stop"
                case .quiet: "dot"
                }
            }()
    }
}

extension Badge {
    init(_ phase: Phase, isStopped: Bool) {
        switch phase {
        case _ where isStopped && ![.deleted, .forgotten].contains(phase):
            self.init("\(phase.rawValue), stopped", .stop)
        case .running: self.init("running", .ok)
        case .pending: self.init("pending", .quiet, icon: "clock")
        case .provisioning, .updating, .deleting: self.init(phase.rawValue, .busy)
        case .degraded: self.init("degraded", .attention)
        case .deleted: self.init("deleted", .quiet, icon: "check")
        case .forgotten: self.init("forgotten", .attention)
        }
    }

    init(_ credential: Credential) {
        switch credential.phase {
        case .pendingValidation: self.init("Pending Validation", .quiet, icon: "clock")
        case .ready where credential.problem != nil: self.init("Ready, new version not in use", .attention)
        case .ready: self.init("Ready", .ok)
        case .invalid: self.init("Invalid", .stop)
        }
    }
}
