import Domain

import struct Foundation.Date

/// One line of what happened.
struct Happening: Sendable {
    let at: Moment
    let kind: String
    let step: String?
    let text: String
    let advice: String?
    /// The cloud's own id of what it refused.
    let requestID: String?

    init(_ event: Event, now: Date) {
        at = Moment(event.at, now: now)
        kind = event.kind.rawValue
        step = event.step
        text = event.text
        advice = event.problem?.advice
        requestID = event.problem?.requestID
    }
}
